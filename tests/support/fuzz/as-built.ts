import { registerHooks } from 'node:module'

// The build has sip.js decode its grammar once (docs/decisions/0060); so has whoever is measured here.
const decoding = 'function peg$decode(s) {'
const once = `function peg$decode(s) {
  if (!rulesKept.has(s)) rulesKept.set(s, decodeAnew(s))
  return rulesKept.get(s)
}
function decodeAnew(s) {`

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    if (!url.endsWith('sip.js/lib/grammar/pegjs/dist/grammar.js')) return loaded
    const source = String(loaded.source)
    if (!source.includes(decoding)) throw new Error('sip.js has another grammar now')
    return { ...loaded, source: `const rulesKept = new Map()\n${source.replace(decoding, () => once)}` }
  },
})
