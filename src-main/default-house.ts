import type { Language } from './contract/customers.ts'
import type { HouseSettings } from './contract/house.ts'
import { defaultHouse } from './domain/house-defaults.ts'
import { houseTemplateTexts } from './texts/house-templates.ts'
import { houseWords } from './texts/house-words.ts'
import { builtInSheet } from './texts/score-sheet.ts'

const made = new Map<Language, HouseSettings>()

/** The house nobody has set up, in the words of `language`; always the same object. */
export function defaultHouseFor(language: Language): HouseSettings {
  const house = made.get(language) ?? {
    ...defaultHouse(houseWords[language], houseTemplateTexts),
    scoreSheets: [builtInSheet],
  }
  made.set(language, house)
  return house
}
