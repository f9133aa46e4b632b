/**
 * The PLOVER vocabulary that claims are written in: 16 types, their quad classes and modes.
 * Source: Political Language Ontology for Verifiable Event Records, version 2 (Open Event Data Alliance), as the
 * codebook uses it. Labels and scores are data (`resources/ontology/plover.yaml`); the names here are the contract.
 */
export const CLAIM_TYPES = [
  'AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE',
  'COOPERATE', 'AID', 'RETREAT',
  'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN',
  'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT',
] as const; // prettier-ignore
export type ClaimType = (typeof CLAIM_TYPES)[number];

export const QUAD_CLASSES = [
  'verbal-cooperation',
  'material-cooperation',
  'verbal-conflict',
  'material-conflict',
] as const;
export type QuadClass = (typeof QUAD_CLASSES)[number];

const REQUEST_MODES = ['assist', 'change', 'yield', 'meet'] as const;

/** The modes that each type may carry. */
export const CLAIM_MODES = {
  AGREE: [],
  CONSULT: ['visit', 'third-party', 'multilateral', 'phone'],
  SUPPORT: [],
  CONCEDE: [],
  COOPERATE: [],
  AID: [],
  RETREAT: ['withdraw', 'release', 'disarm', 'ceasefire', 'access', 'resign'],
  REQUEST: REQUEST_MODES,
  ACCUSE: ['disapprove', 'allege', 'investigate'],
  REJECT: REQUEST_MODES,
  THREATEN: ['restrict', 'arrest', 'relations', 'expel', 'territory', 'violence'],
  PROTEST: ['demo', 'riot', 'strike', 'hunger', 'boycott', 'obstruct', 'vandalize'],
  SANCTION: ['convict', 'expel', 'withdraw', 'discontinue'],
  MOBILIZE: ['troops', 'weapons', 'police', 'militia'],
  COERCE: ['seize', 'restrict', 'censor', 'curfew', 'martial-law', 'arrest', 'deport', 'withhold', 'misinformation', 'cyber'],
  ASSAULT: ['abduct', 'beat', 'torture', 'sexual', 'targeted', 'destroy', 'primitive', 'firearms', 'explosives', 'suicide-attack', 'aerial', 'drone', 'heavy-weapons', 'crowd-control', 'unconventional'],
} as const satisfies Record<ClaimType, readonly string[]>; // prettier-ignore
export type ClaimMode = (typeof CLAIM_MODES)[ClaimType][number];

/** Every mode of every type once, in order of first appearance. */
export const ALL_CLAIM_MODES: readonly ClaimMode[] = [...new Set(Object.values(CLAIM_MODES).flat())];

/** UCDP-like kinds of material support. */
export const SUPPORT_KINDS = [
  'troops', 'presence', 'joint-operations', 'weapons', 'logistics', 'training', 'funding', 'intelligence', 'territory', 'other', 'unknown',
] as const; // prettier-ignore
export type SupportKind = (typeof SUPPORT_KINDS)[number];

const QUAD_OF: Record<ClaimType, QuadClass> = {
  AGREE: 'verbal-cooperation',
  CONSULT: 'verbal-cooperation',
  SUPPORT: 'verbal-cooperation',
  CONCEDE: 'verbal-cooperation',
  COOPERATE: 'material-cooperation',
  AID: 'material-cooperation',
  RETREAT: 'material-cooperation',
  REQUEST: 'verbal-conflict',
  ACCUSE: 'verbal-conflict',
  REJECT: 'verbal-conflict',
  THREATEN: 'verbal-conflict',
  PROTEST: 'material-conflict',
  SANCTION: 'material-conflict',
  MOBILIZE: 'material-conflict',
  COERCE: 'material-conflict',
  ASSAULT: 'material-conflict',
};

/** The quad class of a type. */
export function quadClassOf(type: ClaimType): QuadClass {
  return QUAD_OF[type];
}

/** Deeds as against words: the material half of PLOVER. */
export function isMaterial(type: ClaimType): boolean {
  return QUAD_OF[type].startsWith('material');
}
