import { layOut, type LayoutRequest } from './layout.ts';

/** Lays a network out apart from the page, which can be read and used meanwhile. */
addEventListener('message', ({ data }: MessageEvent<LayoutRequest>) => {
  postMessage(layOut(data));
});
