import type { EventDifference, EventLink, EventView, EventVoice, MessageLanguage } from '../../model/index.ts';
import { column, idsIn, namesIn, yesNo } from './lists.ts';
import { type Cell, type Column, SEPARATOR } from './table.ts';

/** The columns of the timeline: what, who, when, on whose word, the sentences, and what it is linked to. */

const UNNAMED: Readonly<Record<MessageLanguage, string>> = { ar: 'مصدر لم يُسمَّ', en: 'unnamed source' };

function voiceText({ outlet, parties }: EventVoice, language: MessageLanguage): string {
  if (parties.length > 0) return parties.map(({ label }) => label[language]).join(' + ');
  return outlet ?? UNNAMED[language];
}

function joined(texts: readonly string[]): Cell {
  return texts.length === 0 ? null : texts.join(SEPARATOR);
}

/** `date: 2019-04-04 (2) / 2019-04-05 (1)`, so that it can be read and taken apart. */
function differenceText({ of, measure, variants }: EventDifference): string {
  return `${measure ?? of}: ${variants.map(({ value, tellings }) => `${value} (${tellings})`).join(' / ')}`;
}

function linkText({ id, date, type }: EventLink): string {
  return `${date} ${type} ${id}`;
}

export const EVENT_LIST = {
  title: { ar: 'الأحداث', en: 'Events' },
  columns: [
    column<EventView>('date', 'اليوم', 'Day', 12, ({ date }) => date),
    column('earliest', 'أول يوم محتمل', 'First possible day', 12, ({ earliest }) => earliest),
    column('latest', 'آخر يوم محتمل', 'Last possible day', 12, ({ latest }) => latest),
    column('date_inferred', 'التاريخ مستنتَج', 'Date inferred', 10, ({ dateInferred }) => yesNo(dateInferred)),
    column('type', 'نوع الفعل', 'Type', 14, ({ type }) => type),
    column('mode', 'صورته', 'Mode', 14, ({ mode }) => mode),
    column('aspect', 'فعل أو علاقة', 'Act or relation', 10, ({ aspect }) => aspect),
    column('status', 'الحال', 'Status', 12, ({ status }) => status),
    column('actors', 'الفاعل', 'Actors', 24, ({ actors }, language) => namesIn(actors, language)),
    column('recipients', 'المتلقي', 'Recipients', 24, ({ recipients }, language) => namesIn(recipients, language)),
    column('places', 'الأماكن', 'Places', 20, ({ places }, language) => namesIn(places, language)),
    column('sources', 'المصادر المستقلة', 'Independent sources', 10, ({ voices }) => voices.length),
    column('source_names', 'أصحابها', 'Who they are', 30, ({ voices }, language) =>
      joined(voices.map((voice) => voiceText(voice, language))),
    ),
    column('articles', 'المقالات', 'Articles', 8, ({ documents }) => documents),
    column('tellings', 'الروايات', 'Tellings', 8, ({ tellings }) => tellings),
    column('differences', 'ما تختلف فيه', 'Differences', 30, ({ differences }) =>
      joined(differences.map(differenceText)),
    ),
    column('sentence', 'الجملة', 'Sentence', 80, ({ told }) => told?.sentence ?? null),
    column('outlet', 'الوسيلة', 'Outlet', 16, ({ told }) => told?.article.outlet ?? null),
    column('published', 'تاريخ النشر', 'Published', 12, ({ told }) => told?.article.published ?? null),
    column('denial', 'جملة النفي', 'Denial', 60, ({ denied }) => denied?.sentence ?? null),
    column('announced_by', 'ما أعلن عنه', 'Announced by', 30, ({ announcedBy }) => joined(announcedBy.map(linkText))),
    column('followed_by', 'ما تلاه', 'What came of it', 30, ({ followedBy }) => joined(followedBy.map(linkText))),
    column('actor_ids', 'معرّفات الفاعل', 'Actor ids', 20, ({ actors }) => idsIn(actors)),
    column('recipient_ids', 'معرّفات المتلقي', 'Recipient ids', 20, ({ recipients }) => idsIn(recipients)),
    column('event_id', 'معرّف الحدث', 'Event id', 22, ({ id }) => id),
    column('claim_id', 'معرّف الادعاء', 'Claim id', 22, ({ told, denied }) => (told ?? denied)?.findingId ?? null),
  ] satisfies readonly Column<EventView>[],
};
