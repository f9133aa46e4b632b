import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { ask, casePlace, openWorkspace } from '../src/app/index.ts';
const qs = parse(readFileSync('test/ask/questions.yaml','utf8')) as any[];
const ws = openWorkspace(casePlace(process.env));
const c = await ws.open('sample');
let chipOk=0, ans=0, got=0, bad=0;
for (const q of qs) {
  const t=performance.now();
  const a = await ask(c, { question: q.ask });
  const ms = Math.round(performance.now()-t);
  const have = a.chips.map(x=>x.id);
  const miss = q.chips.filter((x:string)=>!have.includes(x)), extra = have.filter(x=>!q.chips.includes(x));
  const ok = miss.length+extra.length===0; if (ok) chipOk++;
  console.log(`\n# ${q.ask}  ${ms}ms found=${a.found}` + (ok?'':`  CHIPS missing ${miss} extra ${extra}`) + (a.unread.length?` unread ${a.unread}`:''));
  const has=(w:any)=> a.sections.some(s=>s.section===w.in && s.lines.some(l=>l.sentences.some(n=>{const x=a.sentences[n-1]!; return x.article.id===w.article && x.sentence.text.includes(w.holds)})));
  const cited=(w:any)=> a.sections.filter(s=> s.lines.some(l=>l.sentences.some(n=>{const x=a.sentences[n-1]!; return x.article.id===w.article && x.sentence.text.includes(w.holds)}))).map(s=>s.section);
  for (const w of q.answer ?? []) { ans++; if (has(w)) got++; else console.log('   MISSING', w.in, w.article, w.holds, '| in', cited(w).join()); }
  for (const w of q.not ?? []) if (has(w)) { bad++; console.log('   WRONG', w.article, w.holds); }
  if (q.found===false && a.found) { bad++; console.log('   WRONG found'); }
  if (process.argv.includes('--print')) for (const s of a.sections) { console.log(' ## '+s.label.en+(s.more?` +${s.more}`:'')); for (const l of s.lines) { console.log('  - '+l.told.en); for (const n of l.sentences) { const x=a.sentences[n-1]!; console.log(`      [${n}] ${x.article.id} ${x.sentence.text.replace(/\s+/g,' ').slice(0,140)}`);} } }
}
console.log({ n: qs.length, chipOk, ans, got, bad });
await ws.close();
