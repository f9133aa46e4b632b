import { ToggleButton } from 'react-aria-components';

import { useInterface } from '../../language/interface.tsx';
import { LAYERS, type Layer } from './findings.ts';

/** The layers with how much is in each, switched on and off by a press or by the digit beside it. */
export function LayerSwitches({
  counts,
  layers,
  onToggle,
}: {
  readonly counts: Readonly<Record<Layer, number>>;
  readonly layers: ReadonlySet<Layer>;
  readonly onToggle: (layer: Layer) => void;
}) {
  const { t, number } = useInterface();
  return (
    <div role="group" aria-label={t('reader/layers')} className="switch-row layer-switches no-print">
      {LAYERS.map((layer, index) => (
        <ToggleButton key={layer} className="switch" isSelected={layers.has(layer)} onChange={() => onToggle(layer)}>
          <span className={`layer-sample layer-sample-${layer}`} aria-hidden="true" />
          <span>
            {t(`layer/${layer}`)} <span className="label">{number(counts[layer])}</span>
          </span>
          <kbd className="key hidden md:inline-block" aria-hidden="true">
            {index + 1}
          </kbd>
        </ToggleButton>
      ))}
    </div>
  );
}
