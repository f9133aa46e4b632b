export { DEFAULT_PORT, type RunningServer, startServer } from './server.ts';
