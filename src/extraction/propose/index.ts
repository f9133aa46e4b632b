/** Every word that can be a predicate, with the arguments of its clause, as a draft. */
export type { Told } from './input.ts';
export { proposeClaims } from './propose-claims.ts';
