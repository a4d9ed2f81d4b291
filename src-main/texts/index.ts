import type { Language } from '../contract/customers.ts'
import { accountTexts } from './accounts.ts'
import { answerTexts } from './answers.ts'
import { callRuleTexts } from './call-rules.ts'
import { callTexts } from './calls.ts'
import { cardTexts } from './card.ts'
import { caseSentenceTexts } from './case-sentences.ts'
import { caseTexts } from './cases.ts'
import { contactTexts } from './contacts.ts'
import { deviceTexts } from './devices.ts'
import { diagnosticsTexts } from './diagnostics.ts'
import { failureTexts } from './failures.ts'
import { figuresTexts } from './figures.ts'
import { handoverTexts } from './handover.ts'
import { houseListTexts } from './house-lists.ts'
import { houseScreenTexts } from './house-screens.ts'
import { importTexts } from './imports.ts'
import { lineTexts } from './line.ts'
import { missedTexts } from './missed.ts'
import { noteTexts } from './notes.ts'
import { oneCardTexts } from './one-card.ts'
import { outgoingTexts } from './outgoing.ts'
import { parkingTexts } from './parking.ts'
import { profileTexts } from './profile.ts'
import { promiseTexts } from './promises.ts'
import { reachTexts } from './reach.ts'
import { recordingTexts } from './recording.ts'
import { reportTexts } from './reports.ts'
import { reviewTexts } from './review.ts'
import { reviewPackTexts } from './review-pack.ts'
import { scoringTexts } from './scoring.ts'
import { searchTexts } from './search.ts'
import { settingsTexts } from './settings.ts'
import { shellTexts } from './shell.ts'
import { timeTextsFor } from './time.ts'
import { timelineTexts } from './timeline.ts'
import { transferTexts } from './transfers.ts'

/** Every sentence of the product in `language`, by area. */
export function textsFor(language: Language) {
  return {
    accounts: accountTexts[language],
    answers: answerTexts[language],
    devices: deviceTexts[language],
    diagnostics: diagnosticsTexts[language],
    failures: failureTexts[language],
    shell: shellTexts[language],
    calls: callTexts[language],
    callRules: callRuleTexts[language],
    card: cardTexts[language],
    cases: caseTexts[language],
    caseSentences: caseSentenceTexts[language],
    missed: missedTexts[language],
    notes: noteTexts[language],
    figures: figuresTexts[language],
    handover: handoverTexts[language],
    house: houseScreenTexts[language],
    houseLists: houseListTexts[language],
    imports: importTexts[language],
    line: lineTexts[language],
    oneCard: oneCardTexts[language],
    outgoing: outgoingTexts[language],
    parking: parkingTexts[language],
    profile: profileTexts[language],
    promises: promiseTexts[language],
    reach: reachTexts[language],
    recording: recordingTexts[language],
    scoring: scoringTexts[language],
    review: reviewTexts[language],
    reviewPack: reviewPackTexts[language],
    reports: reportTexts[language],
    search: searchTexts[language],
    settings: settingsTexts[language],
    transfers: transferTexts[language],
    time: timeTextsFor[language],
    timeline: timelineTexts[language],
    contacts: contactTexts[language],
  }
}

export type Texts = ReturnType<typeof textsFor>
