export { outsideAt } from './outside.ts';
export { startServer } from './server.ts';
