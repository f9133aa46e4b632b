import type { MessageKey } from '../messages/en.ts';
import type { Letter } from './keys.ts';

/** The screens of a case in the order in which they are shown, each with the letter that follows g. */
export const SCREENS = [
  { to: '/c/$case/desk', letter: 'd', name: 'screen/desk' },
  { to: '/c/$case/ask', letter: 'q', name: 'screen/ask' },
  { to: '/c/$case/positions', letter: 'p', name: 'screen/positions' },
  { to: '/c/$case/timeline', letter: 't', name: 'screen/timeline' },
  { to: '/c/$case/network', letter: 'n', name: 'screen/network' },
  { to: '/c/$case/dynamics', letter: 'y', name: 'screen/dynamics' },
  { to: '/c/$case/articles', letter: 'a', name: 'screen/articles' },
  { to: '/c/$case/map', letter: 'm', name: 'screen/map' },
  { to: '/c/$case/figures', letter: 'f', name: 'screen/figures' },
  { to: '/c/$case/sources', letter: 'o', name: 'screen/sources' },
  { to: '/c/$case/search', letter: 's', name: 'screen/search' },
  { to: '/c/$case/decisions', letter: 'c', name: 'screen/decisions' },
] as const satisfies readonly { readonly to: string; readonly letter: Letter; readonly name: MessageKey }[];
