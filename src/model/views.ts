import type { Decision, LoggedDecision } from './decision.ts';
import type { ArticleSource, Block, DocumentMeta } from './document.ts';
import type { Attribution, Cause, Claim, Entity, Extraction, Figure, Label, Shift } from './extraction.ts';
import type { ClaimType } from './ontology.ts';

/** What the API and the command line hand out; the web application imports these as types. */

export interface CaseSummary {
  readonly name: string;
  /** True for the case written for demonstration; every screen that shows it says so. */
  readonly sample: boolean;
  readonly articles: number;
  readonly claims: number;
  readonly figures: number;
  /** First and last publication date, EDTF. */
  readonly from: string | null;
  readonly to: string | null;
}

/** What a case can be narrowed by, with the number of articles of each. */
export interface CaseFacets {
  /** The most articles first; articles without an outlet are not among them. */
  readonly outlets: readonly { readonly outlet: string; readonly articles: number }[];
  /** Months of publication, `YYYY-MM`, or `YYYY` where no more is known; the earliest first. */
  readonly months: readonly { readonly month: string; readonly articles: number }[];
}

export interface ArticleSummary extends DocumentMeta {
  readonly words: number;
  readonly claims: number;
  readonly figures: number;
  /** The first words of the body. */
  readonly lead: string;
}

/** One article, whole: the text and all that was taken out of it. */
export interface ArticleView {
  readonly summary: ArticleSummary;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly extraction: Omit<Extraction, 'text' | 'blocks' | 'doc' | 'schema'>;
  /** Where it came from; null for one that was sent without saying so. */
  readonly source: ArticleSource | null;
}

/** An article as it was before it came again with another text or other metadata. */
export interface ArticleVersion {
  /** 1 for the first. */
  readonly version: number;
  readonly meta: DocumentMeta;
  readonly text: string;
}

/** What belongs to an article besides itself. */
export interface ArticleRelations {
  /** Its former versions, the oldest first. */
  readonly versions: readonly ArticleVersion[];
  /** Where its text was printed, itself included, the earliest first; none where it was printed once. */
  readonly reprints: readonly DocumentMeta[];
}

/** Which articles of a case are one text, and which came again with another text or other metadata. */
export interface CaseEditions {
  /** Ids of the articles that are one text, the earliest first; the articles of one cluster are in no other. */
  readonly reprints: readonly (readonly string[])[];
  /** How many former versions an article has; those without any are left out. */
  readonly versions: readonly { readonly id: string; readonly former: number }[];
}

export interface PartyRef {
  readonly id: string;
  readonly label: Label;
  readonly type: Entity['type'];
}

/** Parameters of the position formula, shown wherever a number is shown. */
export interface PositionParameters {
  /** The day for which positions are given, `YYYY-MM-DD`; default: the day of the case's latest evidence. */
  readonly at: string;
  /** Width h of the Gaussian kernel, in days. */
  readonly windowDays: number;
  /** Mass below which a position is absent at `at`. */
  readonly massMin: number;
}

export interface Position {
  readonly holder: string;
  readonly target: string;
  /** P in [−1, 1]; null where too little evidence lies near `at`: then it is absent, not neutral. */
  readonly value: number | null;
  /** Effective number of pieces of evidence, n = (Σ wK)² / Σ (wK)². */
  readonly n: number;
  /** m = Σ wK / K(0). */
  readonly mass: number;
  /** Units of evidence of all dates, and how many of each sign. */
  readonly units: number;
  readonly favourable: number;
  readonly adverse: number;
  /** Both signs weigh at least a quarter. */
  readonly contested: boolean;
  readonly outlets: number;
  /** Date of the latest evidence, and its sign: what an absent position is remembered by. */
  readonly lastDate: string;
  readonly lastSign: 1 | -1;
}

/** By a holder's own words, by its acts, or by what others say of it. */
export const REGARDS = ['declared', 'enacted', 'ascribed'] as const;
export type Regard = (typeof REGARDS)[number];

export interface PositionMatrix {
  readonly parameters: PositionParameters;
  readonly holders: readonly PartyRef[];
  readonly targets: readonly PartyRef[];
  readonly cells: readonly Position[];
  /** The parties by camp on that day, the largest camp first; who has no tie is in none. Empty unless asked for. */
  readonly camps: readonly (readonly string[])[];
  /** Parties known by a description alone (gunmen, donor states); they are left out unless asked for. */
  readonly unnamed: readonly PartyRef[];
}

export interface SentenceView {
  /** The whole sentence, exact. */
  readonly text: string;
  /** Where the sentence begins in the article. */
  readonly start: number;
  /** The evidence within the sentence, `[start, end)` into `text`. */
  readonly highlight: readonly [number, number];
}

export interface EvidenceItem {
  /** Id of the claim, or of the told shift where `type` is null. */
  readonly claimId: string;
  readonly article: Pick<ArticleSummary, 'id' | 'title' | 'outlet' | 'published' | 'url'>;
  readonly sentence: SentenceView;
  /** Null where the text tells a change of position, and no claim shows it. */
  readonly type: ClaimType | null;
  readonly mode: string | null;
  readonly polarity: Claim['polarity'];
  readonly modality: Claim['modality'];
  readonly attribution: Attribution;
  /** Everyone whom the attribution names, with their names. */
  readonly speakers: readonly PartyRef[];
  readonly actor: readonly PartyRef[];
  readonly recipient: readonly PartyRef[];
  /** The day at which it counts, and whether that was filled in from the publication date. */
  readonly date: string;
  readonly dateInferred: boolean;
  readonly sign: 1 | -1;
  /** s = sign × strength. */
  readonly strength: number;
  /** w = source × modality × voice. */
  readonly weight: number;
  /** Share of the whole in the position at `at`, 0 to 1. */
  readonly share: number;
  /** The claim's; 1 for a told shift, which has none. */
  readonly confidence: number;
}

export interface PositionEvidence {
  readonly parameters: PositionParameters;
  readonly holder: PartyRef;
  readonly target: PartyRef;
  readonly position: Position;
  /** Those that weigh most at `at` first. */
  readonly items: readonly EvidenceItem[];
  /** Pieces of evidence in all. */
  readonly total: number;
  /** Give it as `after` to get the next items; null after the last one. */
  readonly next: number | null;
}

/** A piece of evidence on the screen of a pair. */
export interface PairItem extends EvidenceItem {
  /** Words or deeds. */
  readonly lane: 'verbal' | 'material';
  /** By its own words, by its acts, or by what others say of it. */
  readonly regard: Regard;
  /** Other findings that tell the same. */
  readonly tellings: readonly string[];
}

/** A position on one day: null where absent, never neutral. Words and deeds are the same formula over a part of the evidence. */
export interface PairPoint {
  readonly date: string;
  readonly value: number | null;
  readonly n: number;
  /** Where 90% of the values lie when the evidence is drawn again; null where it is absent or rests on one piece. */
  readonly low: number | null;
  readonly high: number | null;
  readonly words: number | null;
  readonly deeds: number | null;
}

/** A sentence behind something derived. */
export interface ToldSentence {
  readonly findingId: string;
  readonly article: { readonly id: string; readonly outlet: string | null; readonly published: string | null };
  readonly sentence: string;
}

/** A change of position, computed from the evidence or told by a text. */
export interface PairShift {
  readonly kind: 'computed' | 'told';
  readonly direction: Shift['direction'];
  /** The first day after it, or the day that the text gives. */
  readonly date: string;
  /** Means of the evidence on both sides; null where there is none. */
  readonly before: number | null;
  readonly after: number | null;
  /** Share of random orders that change as much; null for a told one. */
  readonly p: number | null;
  /** What the text says it changed from and to. */
  readonly from: string | null;
  readonly to: string | null;
  /** Reasons that the texts give, in their words. */
  readonly reasons: readonly { readonly cause: string; readonly findingId: string }[];
  readonly confirmedBy: number;
  /** What moved it most on each side, or what tells it. */
  readonly sentencesBefore: readonly ToldSentence[];
  readonly sentencesAfter: readonly ToldSentence[];
}

/** What does not fit together about a pair, in one sentence, with the sentences of both sides. */
export interface PairContradiction {
  readonly id: string;
  readonly kind: 'denied' | 'figures' | 'both-sides' | 'words-deeds';
  readonly date: string;
  readonly told: Label;
  readonly first: readonly ToldSentence[];
  readonly second: readonly ToldSentence[];
}

/** The position of one party toward another over time. */
export interface PairView {
  readonly parameters: PositionParameters;
  readonly holder: PartyRef;
  readonly target: PartyRef;
  readonly position: Position;
  /** What the position is by its own words, by its acts, and by what others say, at `at`. */
  readonly parts: {
    readonly declared: number | null;
    readonly enacted: number | null;
    readonly ascribed: number | null;
  };
  /** Whether the target's position toward the holder is known too. */
  readonly isMutual: boolean;
  readonly points: readonly PairPoint[];
  /** Those that weigh most at `at` first. */
  readonly items: readonly PairItem[];
  /** Pieces of evidence in all. */
  readonly total: number;
  readonly shifts: readonly PairShift[];
  /** The latest first. */
  readonly contradictions: readonly PairContradiction[];
  /** Contradictions in all. */
  readonly contradictionsTotal: number;
}

/** Something that is new in a case. */
export interface DeskEntry {
  readonly kind: 'shift' | 'contradiction' | 'toll' | 'actor';
  readonly date: string;
  /** Whom it is about, and toward whom or where; as far as they have names. */
  readonly parties: readonly PartyRef[];
  readonly targets: readonly PartyRef[];
  /** What it was, and what it is now: positions, figures or sides; null where there is nothing to compare. */
  readonly before: string | null;
  readonly after: string | null;
  readonly sentences: readonly ToldSentence[];
}

/** A claim that nobody has looked at, with the positions that it moves. */
export interface UnreviewedClaim {
  readonly item: EvidenceItem;
  /** Those that it moves most first. */
  readonly positions: readonly { readonly holder: PartyRef; readonly target: PartyRef }[];
  /** How far the first of them moves where the claim is left out, 0 to 2. */
  readonly moves: number;
}

/** What a desk opens in the morning. */
export interface DeskView {
  /** The first day of publication that counts as new. */
  readonly since: string;
  readonly totals: Readonly<Record<DeskEntry['kind'], number>>;
  /** The latest first; the first of each kind. */
  readonly entries: readonly DeskEntry[];
  /** Those first that are least sure and move a position most. */
  readonly unreviewed: readonly UnreviewedClaim[];
}

export interface FigureItem {
  readonly figure: Figure;
  readonly article: Pick<ArticleSummary, 'id' | 'title' | 'outlet' | 'published' | 'url'>;
  readonly sentence: SentenceView;
  readonly places: readonly PartyRef[];
  /** Everyone whom the attribution names, with their names. */
  readonly speakers: readonly PartyRef[];
  /** How many articles print it, this one and its reprints. */
  readonly prints: number;
}

/** Anything that was taken out of an article with its words. */
export type FoundItem =
  | { readonly kind: 'claim'; readonly item: Claim }
  | { readonly kind: 'shift'; readonly item: Shift }
  | { readonly kind: 'figure'; readonly item: Figure }
  | { readonly kind: 'cause'; readonly item: Cause };

/** The paragraph around a finding, exact; spans are `[start, end)` into its text. */
export interface ParagraphView {
  readonly text: string;
  /** Where the paragraph begins in the article. */
  readonly start: number;
  /** Its place among the paragraphs of the body, from 1; null for a title, a caption and the like. */
  readonly number: number | null;
  readonly sentence: readonly [number, number];
  readonly highlight: readonly [number, number];
}

/** One finding with what a person needs to judge it. */
export interface FindingView {
  readonly found: FoundItem;
  readonly article: ArticleSummary;
  readonly paragraph: ParagraphView;
  /** Everyone whom the finding and its rivals name. */
  readonly entities: readonly PartyRef[];
  /** What else was read out of the same words, or a part of them. */
  readonly rivals: readonly FoundItem[];
  /** Decisions in force about it, by id. */
  readonly decisions: readonly string[];
}

/** Another place that speaks of what a finding speaks of. */
export interface OtherTelling {
  readonly findingId: string;
  /** It tells the same, denies it, or gives another figure. */
  readonly relation: 'same' | 'denies' | 'conflicts';
  readonly article: Pick<ArticleSummary, 'id' | 'title' | 'outlet' | 'published' | 'url'>;
  readonly sentence: SentenceView;
  readonly attribution: Attribution;
  /** Everyone whom the attribution names, with their names. */
  readonly speakers: readonly PartyRef[];
}

/** What the other articles say of the same. */
export interface FindingRelations {
  /** Those that tell the same first, by date; of many of one relation the first. */
  readonly tellings: readonly OtherTelling[];
  /** How many there are of each. */
  readonly totals: Readonly<Record<OtherTelling['relation'], number>>;
  /** Where the text of its article was printed, itself included, the earliest first; none where it was printed once. */
  readonly reprints: readonly DocumentMeta[];
}

export const CHIP_FIELDS = [
  'kind', 'holder', 'target', 'speaker', 'relation', 'topic', 'measure', 'time', 'place', 'word',
] as const; // prettier-ignore
/**
 * What of a question a chip says: the kind of question, who does or holds it, to or toward whom, on whose word, what is done, which act
 * the question is about, what is counted, when, and where; and a word that only the sentences themselves can hold.
 */
export type ChipField = (typeof CHIP_FIELDS)[number];

/** One thing that a question was understood to ask. It can be taken away, or another put in its place. */
export interface AskChip {
  /** `field:value`, as it is given back to take it away or to add it. */
  readonly id: string;
  readonly field: ChipField;
  /** An id of the resources or of the case, or for a time EDTF. */
  readonly value: string;
  readonly label: Label;
  /** The words of the question that say it, `[start, end)`; null where the user added it, or nothing in the question says it. */
  readonly at: readonly [number, number] | null;
  /** What may stand in its place: other meanings of the name, other kinds, relations and measures. */
  readonly choices: readonly { readonly value: string; readonly label: Label }[];
}

export const ANSWER_SECTIONS = [
  'for', 'against', 'who', 'when', 'where', 'statements', 'figures', 'changed', 'reasons', 'planned', 'conflicts', 'voices', 'nearest', 'unread',
] as const; // prettier-ignore
/**
 * Parts of an answer. `nearest`: claims that do not answer, but come near. `unread`: sentences that may bear on the question by their
 * words alone, in which no rule read a claim that answers.
 */
export type AnswerSection = (typeof ANSWER_SECTIONS)[number];

/** One statement of an answer, with the sentences behind it. */
export interface AskLine {
  readonly told: Label;
  /** Numbers of its sentences; never empty. */
  readonly sentences: readonly number[];
  /** Claims, shifts, figures and causes on which it rests; none for a sentence that no rule read. */
  readonly findingIds: readonly string[];
  /** The judge's confidence, 0 to 1, of the surest claim behind it; null where it rests on none. */
  readonly confidence: number | null;
}

export interface AskSection {
  readonly section: AnswerSection;
  readonly label: Label;
  readonly lines: readonly AskLine[];
  /** How many more lines there are. */
  readonly more: number;
}

/** A sentence that an answer cites. */
export interface AskSentence {
  /** From 1, in the order in which the answer cites them. */
  readonly number: number;
  readonly article: Pick<ArticleSummary, 'id' | 'title' | 'outlet' | 'published' | 'url'>;
  readonly sentence: SentenceView;
}

/** A question, how it was understood, and what the articles of a case say to it. */
export interface AskAnswer {
  readonly question: string;
  readonly language: keyof Label;
  readonly chips: readonly AskChip[];
  /** Words of the question of which nothing was made. */
  readonly unread: readonly string[];
  /** What was understood, as one sentence. */
  readonly understood: Label;
  /** Whether any claim, shift, figure or reason answers. */
  readonly found: boolean;
  /** The answer in one sentence: how many say what, or that there is no evidence. */
  readonly told: Label;
  readonly sections: readonly AskSection[];
  readonly sentences: readonly AskSentence[];
}

/** How one claim came to be, step by step. */
export interface ExplanationStep {
  readonly what: string;
  readonly value: string;
  /** The value in words, where it is one that only the program knows. */
  readonly meaning?: Label | undefined;
  readonly source: 'stated' | 'inherited' | 'inferred';
}
export interface ClaimExplanation {
  readonly claim: Claim;
  readonly article: Pick<ArticleSummary, 'id' | 'title' | 'outlet' | 'published' | 'url'>;
  readonly sentence: SentenceView;
  readonly tokens: readonly { readonly text: string; readonly reading: string }[];
  readonly steps: readonly ExplanationStep[];
  readonly entities: readonly PartyRef[];
}

/** One problem met while reading input: what, where, and the message in both languages. */
export interface InputProblem {
  readonly code: string;
  /** The file or address, with the line where it was one of many. */
  readonly place: string;
  readonly message: Label;
  /** False for what is only told: the article was taken in, or nothing was asked of the file. */
  readonly fatal: boolean;
}

export interface IngestReport {
  readonly case: string;
  readonly read: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Left out because a person deleted them from the case; undoing that brings them back. */
  readonly deleted: number;
  /** Of those added or updated, how many are the text of another article printed again. */
  readonly reprints: number;
  readonly claims: number;
  readonly problems: readonly InputProblem[];
}

/** What a backup holds, and where it is. */
export interface BackupReport {
  readonly case: string;
  readonly path: string;
  /** When it was written, UTC, ISO 8601. */
  readonly at: string;
  readonly articles: number;
  /** Lines of the journal of documents: the articles with their earlier versions, and those that were deleted. */
  readonly documents: number;
  readonly decisions: number;
  /** Files, pages and tables in which articles came, byte by byte; 0 where they were left out. */
  readonly originals: number;
}

/** The claims of one article that another engine reads otherwise. */
export interface ReExtractedArticle {
  readonly id: string;
  readonly title: string | null;
  readonly added: readonly Claim[];
  readonly removed: readonly Claim[];
  readonly changed: readonly { readonly before: Claim; readonly after: Claim }[];
}

/** What changed when the articles of a case were read again: claims as the engine finds them, before any decision. */
export interface ReExtraction {
  readonly case: string;
  readonly articles: number;
  /** How many of them another engine had read. */
  readonly read: number;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  /** The articles in which anything changed. */
  readonly byArticle: readonly ReExtractedArticle[];
}

/** A decision of a person, and what became of it. */
export interface DecisionItem extends LoggedDecision {
  /** When it was undone, UTC; null where it is in force. */
  readonly undone: string | null;
  /** How many articles it is about. */
  readonly articles: number;
  /** True where it is in force and finds nothing that it is about: the text, the engine or another decision has changed. */
  readonly orphan: boolean;
}

/** A position that a decision would move; null on a side where nothing is known. */
export interface PositionMove {
  readonly holder: PartyRef;
  readonly target: PartyRef;
  readonly before: Position | null;
  readonly after: Position | null;
}

/** What a decision about names would change, before anybody makes it. */
export interface DecisionPreview {
  /** With names made into ids, as it would be recorded. */
  readonly decision: Decision;
  /** Articles in which anything changes; of a new name those that hold its words, which would be read again. */
  readonly articles: number;
  /** Claims and figures that change; null where only reading the articles again can tell. */
  readonly claims: number | null;
  readonly figures: number | null;
  /** Sentences of claims that change; the first of them. */
  readonly sentences: readonly ToldSentence[];
  /**
   * Positions of the parties concerned that move at the day of the latest evidence, those that move most first; null where
   * only reading again can tell, or where it would take as long as deciding.
   */
  readonly moves: readonly PositionMove[] | null;
}

/** Whom an id means in a case, and what the articles call it. */
export interface EntityNames {
  readonly entity: PartyRef;
  /** For whom it acts; itself where it acts for itself. */
  readonly party: PartyRef;
  /** True where the resources know it, so that a name can be added to it. */
  readonly known: boolean;
  readonly articles: number;
  /** What the outlets call it, the most frequent first, with the number of mentions. */
  readonly forms: readonly { readonly label: string; readonly mentions: number }[];
}

/** How far a long work on a case is, in articles; null where nothing is being done. */
export interface CaseWork {
  readonly work: { readonly done: number; readonly total: number } | null;
}

/** The one shape of every error that the API answers. */
export interface ApiError {
  readonly error: {
    readonly code: string;
    readonly message: Label;
    readonly params: Readonly<Record<string, string | number | Label>>;
  };
}
