/** Error and note messages in English. Placeholders stand in braces. Each error says what to do. */
export const en = {
  'input/not-found': '{path} does not exist. Check the spelling, or give a path relative to the current folder.',
  'input/not-of-the-web': '{path} is no address that can be read; give one that begins with http:// or https://.',
  'input/unreadable': '{path} could not be read: {reason}. Check its permissions, and whether it is a file.',
  'input/empty-file': '{path} is empty. Remove it, or put the text of the article in it.',
  'input/binary-file':
    '{path} is of no kind that can be read (byte 0 at offset {offset}). Give text, Markdown, HTML, DOCX, PDF, CSV, JSON or ZIP.',
  'input/encoding-guessed': '{path} is not UTF-8; it was read as {encoding}. Save it as UTF-8 if letters look wrong.',
  'input/broken-bytes':
    '{path} is {encoding}, but for {count} broken letters, which are shown as �. Look whether it was cut off, and get it again if it was.',
  'input/encoding-unknown': '{path} is in no encoding that could be recognised. Save it as UTF-8.',
  'input/no-articles':
    '{path} holds no articles. Give text, Markdown, HTML, DOCX, PDF, CSV, JSON or ZIP files, or a manifest.jsonl beside them.',
  'input/manifest-line': '{path}, line {line}: {reason}. Mend the line; the other lines were read.',
  'input/manifest-file-missing':
    '{path}, line {line}, field file: {file} does not exist. Add the file or remove the line.',
  'input/front-matter-syntax':
    '{path}, line {line}: the front matter cannot be read: {reason}. Mend the line, or take out the lines of --- if it is none.',
  'input/front-matter-open':
    '{path} begins like front matter, but no second line of --- ends it; all of it was taken as text. Put that line after the last field.',
  'input/front-matter': '{path}, line {line}, field {field}: {reason}. Mend the front matter.',
  'input/duplicate-id': '{path}, field id: {id} is already the id of {other}. Give each article an id of its own.',
  'input/sample-file':
    '{path} is one of the samples, which belong to the case sample alone. `marsad start` shows them; `--case sample` asks them.',
  'input/no-match':
    'Nothing matches {path}. Check the pattern, or put it in quotation marks so that Marsad reads it and not the shell.',
  'input/nothing-on-stdin': 'Standard input is empty. Pipe a file into it: `marsad ingest - < articles.jsonl`.',
  'input/skipped-kind':
    '{path} was skipped: files ending in {extension} are of no kind that can be read. Save it as text, HTML, DOCX, PDF, CSV or JSON if it holds articles.',
  'input/skipped-row': '{path}, line {line}, was skipped: its column {column} holds no text.',
  'input/same-article': '{path} holds the same article as {other} and was left out.',
  'input/other-language':
    '{path} is in another language than Arabic ({language}). It is kept and can be searched; little is found in it.',
  'input/pdf-repaired':
    '{path}: the Arabic of this PDF was put right (words changed: {repaired}; likeness to Arabic in reading order: {score} of 1). Compare it with the page before you quote it.',
  'input/scanned-pages':
    '{path}: these pages are pictures and gave no text: {pages}. Recognise their text first, for example with `ocrmypdf -l ara`.',
  'input/scanned':
    '{path} holds only pictures (pages: {pages}). Recognise their text first, for example with `ocrmypdf -l ara`, and give the result.',
  'input/page-unclear':
    '{path}: no article stands out on this page; all of its text was taken. Look whether menus are among it.',
  'input/columns-guessed':
    '{path}: columns taken: {columns}; left: {others}. To choose others, give --map, for example --map title=headline,text=body.',
  'input/date-unclear':
    '{path}: {value} is no date that can be read; the article is kept without one. Give it as YYYY-MM-DD.',
  'input/date-future':
    '{path}: its date, {value}, has not come yet. Correct it if it is wrong: the latest day of a case is the day for which positions are shown.',
  'input/damaged':
    '{path} could not be read as {format}: {reason}. Open it in the program that made it and save it again.',
  'input/encrypted': '{path} is locked with a password. Save it without one.',
  'input/too-large': '{path} has {bytes} bytes; the limit is {limit}. Split it.',
  'input/too-long':
    '{path} holds {characters} characters in one article; the limit is {limit}. Split it into articles.',
  'input/too-many-pages': '{path} has {pages} pages; the limit is {limit}. Split it.',
  'input/timeout':
    'Reading {path} took longer than {seconds} s and was stopped. Save it anew, or give its text as a .txt file.',
  'input/no-text':
    '{path} holds no text that could be an article. Give the page of one article, or its text as a .txt file.',
  'input/no-text-column':
    '{path}: none of the columns {columns} is known to hold the text of articles. Name it with --map text=COLUMN; the first line must hold the names of the columns.',
  'input/no-rows': '{path} holds the names of columns and no row below them. Add rows, or leave the file out.',
  'input/unknown-column': '{path} has no column {column}; it has {columns}. Correct --map.',
  'input/row': '{path}, line {line}: {reason}. Mend the line; the other lines were read.',
  'input/item': '{path}, article {line} of its list: {reason}. Mend it; the others were read.',
  'input/archive-path':
    '{path}: the entry {entry} was refused, for its name leads out of the archive. Pack the archive anew.',
  'input/archive-ratio':
    '{path}: this entry unpacks to more than {ratio} times its size, as no article does, and was left out. Unpack it yourself if you trust it.',
  'input/archive-depth': '{path}: archives inside archives are opened {depth} deep at most. Unpack it yourself.',
  'input/archive-large':
    '{path}: its entries come to more than {limit} {unit}; the rest was left out. Split the archive.',
  'input/fetch-failed': '{path} could not be fetched: {reason}. Check the address and the connection, and try again.',
  'input/fetch-status':
    '{path} was not given: the server answered {status}. Open it in a browser; save the page and give the file if it is shown there alone.',
  'input/fetch-timeout': '{path} was not given within {seconds} s. Try again later.',
  'input/redirects':
    '{path} leads on more than {limit} times. Open it in a browser and give the address where it ends.',
  'input/private-address':
    '{path} leads to {address}, which is this machine or a private network, and was not asked. If that is meant, give --allow-private.',
  'input/robots':
    '{path} was left out: its site does not let programs read it (robots.txt). Save the page and give the file.',
  'input/summary-only': '{path}: the feed has but a summary of this article, and that was taken.',
  'input/page-missed': '{path}: the page could not be had ({reason}); what the feed says of it was taken.',
  'input/feed-unfinished':
    '{path} has more entries than are fetched in {seconds} s. Send what there is, then run `marsad watch {path}` for the rest.',
  'input/empty-feed': '{path} is a feed without entries.',
  'engine/failed': '{article}: the engine failed on this article: {reason}. Leave it out, and please report it.',
  'engine/thread-ended':
    'A thread that reads articles has ended: {reason}. Try again with fewer of them, such as --workers 1.',
  'resource/invalid': '{file}, line {line}, field {field}: {reason}. Mend the row and run `marsad resources check`.',
  'case/bad-name': '{name} cannot be the name of a case. Use 1 to 64 letters, digits, hyphens or underscores.',
  'case/unknown':
    'There is no case named {name}. `marsad case list` shows which there are; `marsad ingest --case {name} PATH` makes it.',
  'case/sample-reserved':
    'The case {name} holds only the articles written for demonstration. Give another --case for your own articles.',
  'case/no-sample': 'The sample articles were not found in {folder}. Install Marsad again.',
  'case/exists':
    'There is a case named {name} already. Give another name with --as, or delete it with `marsad case delete {name} --yes`.',
  'backup/exists': '{path} exists already. Give another name, or remove that file.',
  'backup/unwritable':
    'The backup {path} could not be written: {reason}. Check the folder, its permissions and the space left.',
  'backup/unreadable': 'The backup {path} could not be read: {reason}. Give a file that `marsad case backup` wrote.',
  'backup/damaged':
    'The backup {path} is damaged: {file} is not what was written. Nothing was restored; use another copy.',
  'backup/newer':
    'The backup {path} was written by a newer Marsad (format {found}, this one knows {known}). Update Marsad.',
  'journal/lost':
    'The journal of {journal} of case {case} is lost or older than its store: it ends at {end}, and the store holds it up to {applied}. Put it back from a backup (`marsad case restore … --as` makes a case of another name), or go on without what is lost: `marsad case rebuild {case}` makes the store again from what is there.',
  'journal/damaged':
    'The journal of {journal} is damaged: the line that ends at {end} cannot be read. Restore the case from a backup with `marsad case restore`.',
  'store/locked':
    'The store {folder} is in use by process {pid}. Wait until that process ends, stop it, or use another --case or MARSAD_HOME.',
  'store/corrupt':
    'The store {folder} could not be opened: {reason}. Delete that folder; it is made again from the articles kept in {documents}.',
  'store/newer':
    'The store {folder} was written by a newer Marsad (schema {found}, this one knows {known}). Update Marsad.',
  'store/unreachable':
    'The store {place} could not be opened: {reason}. Check the address, that PostgreSQL 15 or later runs there, and that its user may create schemas.',
  'store/unwritable':
    '{place} could not be written to: {reason}. Make room on that disk, or check that it works, and do the same again: what was acknowledged is kept, and what is there already is left alone.',
  'store/forbidden':
    '{place} could not be written to: {reason}. Change its permissions, or put the path of a folder of your own into MARSAD_HOME.',
  'store/lost':
    'The store {place} went away: {reason}. What was acknowledged is kept. Start PostgreSQL, or wait until it is back, and do the same again: it goes on from there.',
  'store/too-old':
    'The store {place} runs PostgreSQL {found}; Marsad needs 15 or later. Update it, or leave out --database.',
  'store/bad-address':
    'The address of the database is not one of PostgreSQL. Give --database or MARSAD_DATABASE as postgres://user:password@host:5432/name, with other characters than letters and digits percent-encoded.',
  'store/busy':
    'Another process has been writing to the store {place} for more than {seconds} s. Wait until it is done and try again.',
  'server/no-port': 'No free port from {first} to {last}. Give another with --port.',
  'server/forbidden-host': 'The Host header {host} is not this server. Open the address that `marsad serve` printed.',
  'server/forbidden-origin': 'A request from {origin} was refused. Open the address that `marsad serve` printed.',
  'server/no-token':
    'To let others ask at {host}, put a token of {characters} characters or more into MARSAD_TOKEN, for example that of `openssl rand -hex 16`. Without one leave out --host.',
  'server/wrong-token':
    'The token is missing or wrong. Open the address once with ?token=TOKEN at its end, or send it as Authorization: Bearer TOKEN; whoever started the server knows it.',
  'server/too-large': 'The request is larger than {limit} bytes. Send fewer articles at a time.',
  'server/timeout': 'The request took longer than {seconds} s and was stopped. Narrow it.',
  'server/not-found': 'There is nothing at {path}.',
  'server/internal': 'Something broke while answering: {reason}. The server goes on; please report it.',
  'event/unknown':
    'There is no event {id} in the case {case}. It may have been read again since; look for it on the timeline.',
  'query/invalid': 'Parameter {name}: {reason}.',
  'query/no-day': 'Parameter {name}: {value} is no day. Give it as YYYY-MM-DD.',
  'query/not-in-list': 'Parameter {name}: {value} is not known. Give one of {values}.',
  'query/unknown-entity':
    'No party, person, force or place is known as {name}. Try another spelling, in Arabic or English.',
  'export/unknown-format':
    '{path} names no format. Give a file that ends in .csv, .xlsx or .jsonl, or for a network in .graphml or .gexf.',
  'export/unwritable': '{path} could not be written: {reason}. Check the folder and its permissions.',
  'ask/empty':
    'The question is empty. Ask in Arabic or in English, for example: marsad ask "Who supports Haftar?" --case sample.',
  'search/empty': 'The query holds no word. Give a word, a "phrase", or a field such as actor:, source: or date:.',
  'search/too-long': 'The query is longer than {limit} characters. Shorten it.',
  'search/unclosed-quote':
    'Query, character {place}: the quotation mark is never closed. Put another one where the phrase ends.',
  'search/unclosed-parenthesis':
    'Query, character {place}: the parenthesis is never closed. Put a ) where the group ends.',
  'search/unopened-parenthesis':
    'Query, character {place}: this ) closes nothing. Take it out, or put a ( where the group begins.',
  'search/empty-parentheses':
    'Query, character {place}: nothing stands in the parentheses. Put words in, or take them out.',
  'search/empty-phrase':
    'Query, character {place}: no word stands between the quotation marks. Put words in, or take them out.',
  'search/no-operand':
    'Query, character {place}: the operator has nothing to work on. Put a word beside it; put it in quotation marks to search for the word itself.',
  'search/unknown-field':
    'Query, character {place}: there is no field {field}. Give actor:, source: or date:; put the words in quotation marks to search for them.',
  'search/no-value': 'Query, character {place}: the field {field} has no value. Write it right after the colon.',
  'search/unclosed-bracket': 'Query, character {place}: the bracket is never closed. Write date:[2019-04 TO 2019-06].',
  'search/bad-date':
    'Query, character {place}: {value} is no range of dates. Write date:2019-04 or date:[2019-04 TO 2019-06], with * for an open end.',
  'search/no-wildcard':
    'Query, character {place}: {word} holds a *. Leave it out; words are found with all that is attached to them.',
  'search/unknown-actor':
    'Query, character {place}: no party, person, force or place is known as {name}. Try another spelling, in Arabic or English.',
  'search/unknown-source': 'Query, character {place}: no outlet of this case is named {name}. There are: {outlets}.',
  'article/unknown': 'There is no article {id} in case {case}. `marsad articles` shows which there are.',
  'article/no-version':
    'There is no former version {version} of the article {id}; it has {count}. Leave out --former to see them.',
  'claim/unknown': 'There is no claim {id} in case {case}. `marsad positions` and the web app show ids.',
  'finding/unknown': 'There is no finding {id} in case {case}. It may have been rejected, or its article read again.',
  'decision/unknown': 'There is no decision {id} in case {case}. `marsad review list` shows them.',
  'decision/undone': 'The decision {id} has been undone already. `marsad review list` shows which are in force.',
  'decision/erased':
    'The text of the article {id} has been erased for good, so its deletion stays. Take it in again under another id.',
  'decision/already-made': 'Case {case}: this has been decided already. `marsad review list` shows it.',
  'decision/changes-nothing': 'It is so already. Give at least one field another value, or another entity.',
  'decision/split-where':
    'Say where the entity is another: give a document, or the words by which it is called there, or both.',
  'decision/alias-of-unknown':
    '{name} is known from the articles alone, and aliases are added to entities of the resources. Merge it into one of these, or add it to a pack.',
  'position/no-evidence':
    'Nothing in case {case} shows a position of {holder} toward {target}. `marsad positions` shows which there are.',
  'cli/usage': '{reason}. See `marsad --help`.',
  'cli/unknown-option': 'There is no option {name}{suggestion}. See `marsad --help`.',
  'cli/unknown-command': 'There is no command {name}{suggestion}. See `marsad --help`.',
  'cli/missing-argument': 'The argument {name} is missing. See `marsad --help`.',
  'cli/option-without-value': 'The option {name} needs a value. See `marsad --help`.',
  'cli/invalid-value': 'The value {value} is not allowed for {name}; allowed: {allowed}. See `marsad --help`.',
  'cli/too-many-arguments': 'Too many arguments for {name}. See `marsad --help`.',
  'cli/missing-option': 'The option {name} is required. See `marsad --help`.',
  'cli/not-confirmed': '{command} {what} was not done. Give --yes to do it.',
  'cli/no-resources':
    'There is no folder of resources at {folder}. Give the path of the folder `resources` of a checkout.',
} as const;

export type MessageCode = keyof typeof en;
