import type { ImportField } from '../contract/imports.ts'

/** Titles as Italian and English programs write them, without accents and punctuation; the first that fits wins. */
const titles: readonly (readonly [ImportField, RegExp])[] = [
  [
    'source-id',
    /^(id|uid|codice|cod|n|nr|numero)?( (cliente|customer|contatto|contact|anagrafica|id|code|number))?( id)?$/,
  ],
  ['source-id', /^(codice|cod|id|customer|client|account)( (cliente|cli|number|no|id|code|esterno|conto))+$/],
  [
    'name',
    /^(nominativo|intestatario|nome (completo|e cognome|cognome)|cognome (e )?nome|full name|display name|name|nome visualizzato|cliente|customer|contatto|contact|referente)$/,
  ],
  ['given-name', /^(nome|nome di battesimo|first name|given name|forename|firstname)$/],
  ['family-name', /^(cognome|last name|family name|surname|lastname)$/],
  [
    'company',
    /^(ragione sociale|denominazione( sociale)?|azienda|societa|ditta|impresa|ente|company( name)?|organi[sz]a(tion|zione)( name)?|business|organization 1 name)$/,
  ],
  ['vat-number', /^(partita iva|p ?iva|iva|piva|vat( (number|no|id|code))?|tax number)$/],
  ['fiscal-code', /^(codice fiscale|cod fisc(ale)?|cf|c f|codfiscale|fiscal code|tax (code|id))$/],
  ['phone-mobile', /\b(cell(ulare)?|mobile|mobil|telefonino|gsm|whatsapp)\b/],
  [
    'phone-home',
    /\b(tel(efono)?|phone)\b.*\b(casa|home|abitazione|privato)\b|\b(home|casa)\b.*\b(phone|tel(efono)?)\b/,
  ],
  [
    'phone-work',
    /\b(tel(efono)?|phone)\b.*\b(ufficio|lavoro|work|office|business|aziendale)\b|\b(work|office|business|company main)\b.*\b(phone|tel(efono)?)\b|^centralino$/,
  ],
  ['ignore', /\bfax\b|\b(type|tipo|label|etichetta) *\d*$|\d (type|label)$/],
  ['phone-other', /\b(tel(efono)?|telefoni|phone|recapito|recapiti|numero di telefono|utenza)\b/],
  ['email', /\b(e ?mail|mail|posta( elettronica)?|pec)\b/],
  [
    'address',
    /^(indirizzo( completo)?|via|address|street( address)?|residenza|domicilio|(home|business|work) (address|street)|indirizzo (casa|ufficio|lavoro))$/,
  ],
  [
    'address',
    /^(citta|comune|localita|city|town|cap|zip( code)?|postal code|codice postale|provincia|prov|province|state|nazione|paese|country|civico|numero civico|(home|business) (city|postal code|state|country))$/,
  ],
  [
    'tags',
    /^(tag|tags|etichette|categoria|categorie|category|categories|gruppo|gruppi|group( membership)?|labels|settore)$/,
  ],
  ['warning', /^(avviso|avvisi|avvertenza|avvertenze|attenzione|warning|alert)$/],
  [
    'note',
    /^(nota|note|notes|annotazioni|commenti|commento|comment|comments|osservazioni|remarks|descrizione)$/,
  ],
  [
    'form-of-address',
    /^((lei|tu)( o | )?(lei|tu)?|forma( di cortesia)?|allocuzione|form of address|formal(ity)?|trattamento)$/,
  ],
  ['language', /^(lingua|language|lang)$/],
]

/** Fields that one column only can fill. */
const single: ReadonlySet<ImportField> = new Set([
  'source-id',
  'name',
  'given-name',
  'family-name',
  'company',
  'vat-number',
  'fiscal-code',
  'form-of-address',
  'language',
])

/** What each column most likely holds, by its title. */
export function fieldsOfTitles(row: readonly string[]): readonly ImportField[] {
  const used = new Set<ImportField>()
  const guessed = row.map((title) => {
    const plain = plainTitle(title)
    const found =
      plain === '' ? undefined : titles.find(([field, form]) => form.test(plain) && !used.has(field))
    const field = found?.[0] ?? 'ignore'
    if (single.has(field)) used.add(field)
    return field
  })
  return guessed
}

function plainTitle(title: string): string {
  return title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
