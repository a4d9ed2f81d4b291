import type { Language } from '../contract/customers.ts'

/**
 * The words in which a text apologises in the first person singular, as they stand there; null where it does not. A
 * rule, no understanding: the company apologises («ci scusiamo», “we apologise”), never the person who answers, who
 * did nothing wrong. A bare “sorry” has no person and passes.
 */
export function apologisesInFirstPerson(text: string, language: Language): string | null {
  const written = text.normalize('NFC')
  return rules[language].exec(written)?.[0].replace(/\s+/g, ' ') ?? null
}

/** Whole words, in any case, with whatever space between them. */
function anyOf(...phrases: readonly string[]): RegExp {
  const alternatives = phrases.join('|').replaceAll(' ', '\\s+').replaceAll("'", "['’]")
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, 'iu')
}

const forgiveness = '(?:scusa|perdono|venia)'
const willing = '(?:voglio|vorrei|volevo|desidero|devo|dovrei|posso|potrei)'
const veryEnglish =
  '(?:(?:so|very|really|truly|terribly|awfully|deeply|extremely|sincerely|genuinely|just|most) ){0,3}'
/** «I would really like to…»: what may stand between. */
const wishing =
  '(?:(?:do|must|should|would|can|only|have|want|wish|need|like|to|just|really|truly|sincerely|personally|also) ){0,5}'

const rules: Readonly<Record<Language, RegExp>> = {
  it: anyOf(
    // «Mi scuso», «me ne scuso», «mi scusi»: to ask to be excused oneself.
    '(?:mi|me ne) (?:(?:devo|voglio|vorrei) )?scus(?:o|erei|erò|i|a|ate|are)',
    'scusa(?:mi|temi|rmi)',
    'mi perdon(?:i|a|ate)|perdona(?:mi|temi|rmi)',
    '(?:mi|me ne) (?:dispiace|spiace|rincresce|duole|rammarico|dispiaccio)',
    'mi è (?:dispiaciuto|spiaciuto)',
    `chiedo (?:\\p{L}+ ){0,3}${forgiveness}`,
    `${willing} (?:\\p{L}+ ){0,1}chieder(?:e|le|ti|vi) (?:\\p{L}+ ){0,2}${forgiveness}`,
    'le mie (?:\\p{L}+ ){0,3}scuse',
    'sono (?:\\p{L}+ ){0,2}(?:spiacente|desolat[oa]|mortificat[oa]|dispiaciut[oa]|costernat[oa]|rammaricat[oa])',
  ),
  en: anyOf(
    `i(?:'m| am| was|'ve been) ${veryEnglish}sorry`,
    `i(?:'d)? ${wishing}apologi[sz]e`,
    'my (?:\\p{L}+ ){0,3}apolog(?:y|ies)',
    '(?:i|please) (?:beg your pardon|forgive me|excuse me|pardon me)|(?:forgive|excuse|pardon) me',
    'i (?:deeply |sincerely |really )?regret',
    'i owe you an apology',
    'my bad',
  ),
}
