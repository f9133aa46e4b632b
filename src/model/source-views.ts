import type { Attribution, Claim, Label } from './extraction.ts';
import type { ClaimType } from './ontology.ts';
import type { FigureItem, PartyRef, SentenceView, ToldSentence } from './views.ts';

/** What the screen of sources and framing shows: on whose word outlets report, what they call whom, how two tell one event. */

/** Some of the claims that rest on one kind of voice, or on one voice. */
export interface VoiceShare {
  readonly claims: number;
  /** Some of the sentences, the latest first. */
  readonly sentences: readonly ToldSentence[];
}

/** On whose word an outlet reports. */
export interface OutletProfile {
  readonly outlet: string;
  readonly articles: number;
  readonly claims: number;
  /** Every kind of voice, also those that it never uses. */
  readonly voices: readonly (VoiceShare & { readonly kind: Attribution['kind'] })[];
  /** Whom it quotes, the most quoted first. */
  readonly quoted: readonly (VoiceShare & { readonly party: PartyRef })[];
}

/** Articles of one outlet that print a text which another printed first. */
export interface ReprintFlow {
  readonly from: string;
  readonly to: string;
  readonly articles: number;
}

/** What several outlets tell, and all of them have from one voice. */
export interface SingleOrigin {
  readonly id: string;
  readonly kind: 'event' | 'figure';
  readonly date: string;
  readonly told: Label;
  /** The voice: a party by name, or the outlet that others copied. */
  readonly party: PartyRef | null;
  readonly origin: string | null;
  readonly outlets: readonly string[];
  readonly sentences: readonly ToldSentence[];
}

export interface SourcesView {
  /** The most claims first. */
  readonly outlets: readonly OutletProfile[];
  readonly reprints: readonly ReprintFlow[];
  /** Those that most outlets carry first. */
  readonly singleOrigins: { readonly total: number; readonly items: readonly SingleOrigin[] };
}

/** A name that an outlet uses for someone. */
export interface UsedName {
  readonly name: string;
  readonly uses: number;
  readonly share: number;
  /** Null where no other outlet names it. */
  readonly shareElsewhere: number | null;
  readonly preference: number | null;
  readonly months: readonly { readonly month: string; readonly uses: number }[];
  readonly sentences: readonly ToldSentence[];
}

export interface NamesView {
  /** Those who have several names in several outlets, the most named first. */
  readonly actors: readonly { readonly actor: PartyRef; readonly names: number; readonly outlets: number }[];
  readonly chosen: PartyRef | null;
  /** Months of publication from the first use to the last, `YYYY-MM`. */
  readonly months: readonly string[];
  readonly outlets: readonly { readonly outlet: string; readonly names: readonly UsedName[] }[];
}

/** One sentence in which an outlet tells an event. */
export interface SideTelling {
  readonly findingId: string;
  readonly article: {
    readonly id: string;
    readonly title: string | null;
    readonly outlet: string | null;
    readonly published: string | null;
    readonly url: string | null;
  };
  readonly sentence: SentenceView;
  readonly type: ClaimType;
  readonly mode: string | null;
  readonly polarity: Claim['polarity'];
  readonly modality: Claim['modality'];
  readonly time: string | null;
  readonly places: readonly PartyRef[];
  readonly attribution: Attribution;
  readonly speakers: readonly PartyRef[];
}

/** How one outlet tells an event. */
export interface EventSide {
  readonly outlet: string;
  readonly tellings: readonly SideTelling[];
  /** What it calls those who take part, in these sentences. */
  readonly names: readonly { readonly party: PartyRef; readonly names: readonly string[] }[];
  readonly figures: readonly FigureItem[];
}

/** An event that several outlets tell. */
export interface SharedEvent {
  readonly id: string;
  readonly date: string;
  readonly type: ClaimType;
  readonly actors: readonly PartyRef[];
  readonly recipients: readonly PartyRef[];
  readonly outlets: readonly string[];
  readonly voices: number;
  /** In what its tellings differ. */
  readonly differs: readonly ('dates' | 'places' | 'types' | 'figures' | 'denied')[];
}

export interface ComparisonView {
  /** Those that most outlets tell first. */
  readonly events: readonly SharedEvent[];
  readonly total: number;
  readonly chosen: SharedEvent | null;
  /** One for each outlet that tells the chosen event. */
  readonly sides: readonly EventSide[];
}
