const ascii = /^[\0-\x7f]*$/

/** The words of a text, lower case, without accents or punctuation: what two spellings of it have in common. */
export function plainWords(text: string): readonly string[] {
  // Most names and addresses are ASCII, and an import compares a million of them.
  if (ascii.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** What stands in an address without telling two places apart: kinds of street, signs for the number, countries. */
const addressFillers = new Set(
  `via viale vle v le piazza piazzale pzza p zza pza corso cso c so largo lgo vicolo strada str contrada cda localita
  loc frazione fraz street st road rd avenue ave n nr num numero civico no snc cap italia italy`.split(/\s+/),
)
const italianPostcode = /^\d{5}$/
/** Of a province, such as MI. */
const twoLetters = /^\p{L}{2}$/u

/**
 * An address come down to its words in a fixed order: the same for most spellings of one place. Empty when too little is
 * left to tell places apart. Stored and indexed: when this changes, a migration has to write all of them anew.
 */
export function addressKey(address: string): string {
  if (address !== last.address) last = { address, key: keyOf(address) }
  return last.key
}

/** Whoever compares a card asks again to write it. */
let last = { address: '', key: '' }

function keyOf(address: string): string {
  const telling = plainWords(address).filter(
    (word) => !addressFillers.has(word) && !italianPostcode.test(word) && !twoLetters.test(word),
  )
  const places = [...new Set(telling)].sort()
  return places.length >= 2 && places.some((word) => /\d/.test(word)) ? places.join(' ') : ''
}
