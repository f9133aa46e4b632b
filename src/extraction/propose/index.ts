/** Every word that can be a predicate, with the arguments of its clause, as a draft. */
export { argumentsOfFact } from './facts.ts';
export type { ProposeInput, Told } from './input.ts';
export { proposeClaims } from './propose-claims.ts';
