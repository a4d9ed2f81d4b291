import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { NoteId } from '../../../src-main/contract/ids.ts'
import { findPlace, writtenTexts } from '../../../src-main/domain/review-place.ts'

const note = (text: string, corrects: NoteId | null = null) => ({
  id: NoteId.parse(uuidv7()),
  text,
  corrects,
})

it('finds the words where they stood, also where they stand twice', () => {
  const said = note('Rimborso promesso. Rimborso fatto.')
  const second = { noteId: said.id, from: 19, quote: 'Rimborso' }
  expect(findPlace(second, '', [said])).toEqual({ noteId: said.id, from: 19, to: 27 })
})

it('finds words of the contact’s own summary', () => {
  const place = { noteId: null, from: 7, quote: 'il pacco' }
  expect(findPlace(place, 'Chiede il pacco.', [note('il pacco')])).toEqual({ noteId: null, from: 7, to: 15 })
})

it('follows a correction of the note, and of the correction, to the nearest of the same words', () => {
  const said = note('Promesso il rimborso entro lunedì.')
  const corrected = note('Con Maria: promesso il rimborso entro lunedì, non il rimborso.', said.id)
  const again = note('Con Maria Rossi: il rimborso parte entro martedì.', corrected.id)
  const place = { noteId: said.id, from: 9, quote: 'il rimborso' }
  expect(findPlace(place, '', [said, corrected])).toEqual({ noteId: corrected.id, from: 20, to: 31 })
  expect(findPlace(place, '', [said, corrected, again])).toEqual({ noteId: again.id, from: 17, to: 28 })
})

it('stays at the note where its correction says something else', () => {
  const said = note('Promesso il rimborso.')
  const corrected = note('Non è stato promesso niente.', said.id)
  const place = { noteId: said.id, from: 9, quote: 'il rimborso' }
  expect(findPlace(place, '', [said, corrected])).toEqual({ noteId: said.id, from: 9, to: 20 })
})

it('knows when the words stand nowhere any more', () => {
  const place = { noteId: NoteId.parse(uuidv7()), from: 0, quote: 'Rimborso' }
  expect(findPlace(place, 'Rimborso', [note('Rimborso')])).toBeNull()
  expect(findPlace({ noteId: null, from: 0, quote: 'Rimborso' }, 'Reso', [])).toBeNull()
})

it('is not led in circles by two notes that correct each other', () => {
  const [one, other] = [NoteId.parse(uuidv7()), NoteId.parse(uuidv7())]
  const notes = [
    { id: one, text: 'uno', corrects: other },
    { id: other, text: 'due', corrects: one },
  ]
  expect(findPlace({ noteId: one, from: 0, quote: 'tre' }, '', notes)).toBeNull()
})

it('gathers what was written: the summary, where there is one, and the notes', () => {
  const said = note('Richiamare.')
  expect(writtenTexts('Chiede il pacco.', [said])).toEqual([
    { noteId: null, text: 'Chiede il pacco.' },
    { noteId: said.id, text: 'Richiamare.' },
  ])
  expect(writtenTexts('', [])).toEqual([])
})
