/** The judge as people read it: `resources/ar/judge.yaml`. */
import { parse, stringify } from 'yaml';

import type { TrainedJudge } from '../../src/model/index.ts';

const HEADER = `# The judge: what each feature of a proposed claim adds to the log odds that it is right (src/extraction/features.ts says what
# the features are; \`marsad explain\` shows those of one claim). Written by \`npm run train\`; do not edit by hand.
`;

/** The text of the file. Where `before`, the file as it stands, has the same weights, its date stays. */
export function writeJudge(judge: TrainedJudge, before: string | null): string {
  const old = before === null ? null : (parse(before) as TrainedJudge);
  const dated = (date: string): string =>
    HEADER + stringify({ ...judge, record: { ...judge.record, date } }, { lineWidth: 0, flowCollectionPadding: false });
  const kept = old === null ? null : dated(old.record.date);
  return kept !== null && kept === before ? kept : dated(judge.record.date);
}
