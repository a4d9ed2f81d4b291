import { act, screen, waitFor, within } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it, vi } from 'vitest'
import type { CustomerCard } from '../../../src-main/contract/history.ts'
import { AttemptId, CallId, PromiseId } from '../../../src-main/contract/ids.ts'
import { success } from '../../../src-main/contract/result.ts'
import { promisesOfCall } from '../../../src-renderer/promises/promise-of-call.ts'
import { suggestedWhat } from '../../../src-renderer/promises/suggested-words.ts'
import { aCall, talking } from '../../support/gallery/calls.ts'
import { giulia, hours, luca, maria, minutes, now } from '../../support/gallery/cards.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { someOffers } from '../../support/gallery/promises.ts'
import { scenes } from '../../support/gallery/scenes.ts'

const promised = () => screen.findByRole('radio', { name: /^11:00/ })

describe('a promise in two keys', () => {
  it('is made by Alt P and Enter, with the first good time and what the case is about', async () => {
    const { user, inputsOf } = drawWindow(scenes.talking)
    await user.keyboard('{Alt>}p{/Alt}')
    await promised()
    await user.keyboard('{Enter}')

    expect(inputsOf('promise:make')).toEqual([
      {
        customerId: maria.customer.id,
        caseId: null,
        what: 'Rimborso spese di giacenza',
        dueAt: someOffers.offers[2]?.at,
        deskId: someOffers.deskId,
        ownerId: luca.id,
      },
    ])
    expect(await screen.findByText('Promesso entro 11:00.')).toBeTruthy()
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('takes another time by the arrows and other words by typing', async () => {
    const { user, inputsOf } = drawWindow(scenes.talking)
    await user.keyboard('{Alt>}p{/Alt}')
    await promised()
    await user.keyboard('{ArrowDown}mandare il bonifico{ArrowUp}{ArrowUp}{Enter}')

    expect(inputsOf('promise:make')).toMatchObject([
      { what: 'mandare il bonifico', dueAt: someOffers.offers[1]?.at, ownerId: giulia.id },
    ])
  })

  it('is about what the note says so far', async () => {
    const { user } = drawWindow(scenes.talking)
    await user.type(screen.getByRole('textbox', { name: 'Nota' }), 'Vuole la fattura. È la seconda volta.')
    await user.keyboard('{Alt>}p{/Alt}')
    expect((await screen.findByRole<HTMLInputElement>('textbox', { name: 'Che cosa' })).value).toBe(
      'Vuole la fattura',
    )
  })

  it('goes by itself with Escape, and nothing is promised', async () => {
    const { user, inputsOf } = drawWindow(scenes.talking)
    await user.keyboard('{Alt>}p{/Alt}')
    await promised()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(inputsOf('promise:make')).toEqual([])
  })

  it('is made for the card that is open among the customers, without a call', async () => {
    const { user, inputsOf } = drawWindow(scenes.customers)
    await user.keyboard('{Alt>}p{/Alt}')
    await promised()
    await user.keyboard('{Enter}')
    expect(inputsOf('promise:make')).toMatchObject([{ customerId: maria.customer.id }])
  })

  it('is about one of the open cases only where that is chosen, and then at its desk', async () => {
    const { user, inputsOf } = drawWindow(scenes.customers)
    await user.keyboard('{Alt>}p{/Alt}')
    await promised()
    await user.click(screen.getByRole('button', { name: /Riguarda/ }))
    const [first] = maria.cases
    await user.click(screen.getByRole('option', { name: first?.subject ?? '' }))
    await waitFor(() =>
      expect(inputsOf('promise:offers').at(-1)).toEqual({ deskId: null, caseId: first?.id }),
    )
    await user.click(screen.getByRole('button', { name: /^Prometti/ }))
    expect(inputsOf('promise:make')).toMatchObject([{ caseId: first?.id }])
  })

  it('is about the case that the call is about, and asks nothing where no case is open', async () => {
    const [first] = maria.cases
    const { user, inputsOf, unmount } = drawWindow({
      console: {
        callsById: { [aCall(730).id]: aCall(730, { ...talking, caseId: first?.id ?? null }) },
        cardsById: { [maria.customer.id]: maria },
      },
    })
    await user.keyboard('{Alt>}p{/Alt}')
    await promised()
    await user.keyboard('{Enter}')
    expect(inputsOf('promise:make')).toMatchObject([{ caseId: first?.id }])
    unmount()

    const solved = { ...maria, cases: maria.cases.filter(({ state }) => state === 'green') }
    const other = drawWindow({ ...scenes.customers, console: { cardsById: { [maria.customer.id]: solved } } })
    await other.user.keyboard('{Alt>}p{/Alt}')
    await promised()
    expect(screen.queryByRole('button', { name: /Riguarda/ })).toBeNull()
  })

  it('keeps to the times of the desk chosen last, whichever answer comes last', async () => {
    const [help, office] = someOffers.desks
    if (!help || !office) throw new Error('the house has two desks')
    const late: (() => void)[] = []
    const { user } = drawWindow(scenes.customers, {
      'promise:offers': (input) => {
        const asked = (input as { deskId: string | null }).deskId
        const answer = {
          ...someOffers,
          deskId: asked ?? help.id,
          offers: offersOf(asked === office.id ? 3 : 6),
        }
        if (asked === null || asked === office.id) return success(answer)
        return new Promise((resolve) => late.push(() => resolve(success(answer))))
      },
    })
    const choose = async (from: string, to: string) => {
      await user.click(screen.getByRole('button', { name: new RegExp(`${from}.*Reparto`) }))
      await user.click(screen.getByRole('option', { name: to }))
    }
    await user.keyboard('{Alt>}p{/Alt}')
    await promised()
    await choose('Assistenza', 'Amministrazione')
    await waitFor(() => expect(screen.getAllByRole('radio')).toHaveLength(3))
    await choose('Amministrazione', 'Assistenza')
    await choose('Assistenza', 'Amministrazione')
    await act(async () => {
      for (const answer of late) answer()
    })
    expect(late).toHaveLength(1)
    expect(screen.getAllByRole('radio')).toHaveLength(3)
  })

  it('says why there is none for somebody without a card, and leads to the new card', async () => {
    const { access, user } = drawWindow(scenes['talking-unknown'])
    const name = () => screen.getByRole('textbox', { name: /Nome/ })
    await user.keyboard('{Alt>}p{/Alt}')
    expect(
      screen.getByText('Per promettere serve una scheda: collega prima la chiamata a un cliente.'),
    ).toBeTruthy()
    expect(document.activeElement).toBe(name())
    act(() => access.ui.setState({ screen: 'log' }))
    await user.keyboard('{Alt>}c{/Alt}')
    expect(
      screen.getByText('Per aprire una pratica serve una scheda: collega prima la chiamata a un cliente.'),
    ).toBeTruthy()
    expect(document.activeElement).toBe(name())
  })

  it('leads to those who share the number', async () => {
    const { user } = drawWindow(scenes['ringing-several'])
    await user.keyboard('{Alt>}p{/Alt}')
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /Paolo Bianchi/ }))
  })

  it('has words of its own where nothing was typed and no case is open', () => {
    expect(suggestedWhat('  ', undefined, 'richiamare')).toBe('richiamare')
    expect(suggestedWhat('x'.repeat(500), undefined, 'richiamare')).toHaveLength(300)
  })
})

describe('the promise beside the call', () => {
  it('is followed by the next one, kept by the next Alt K', async () => {
    const { access, user, inputsOf } = drawWindow(scenes.talking)
    const [call] = Object.values(access.console.getState().callsById)
    if (!call) throw new Error('the scene has a call')
    act(() => access.console.setState({ cardsById: { [maria.customer.id]: keptBy(call.id) } }))
    const region = screen.getByRole('region', { name: 'Promessa da mantenere' })
    expect(region.textContent).toContain('Promessa mantenuta con questa chiamata')
    expect(region.textContent).toContain(`ancora una: ${maria.promises[1]?.what}`)
    await user.keyboard('{Alt>}k{/Alt}')
    expect(inputsOf('promise:keep')).toEqual([{ promiseId: maria.promises[1]?.id, callId: call.id }])
    await user.click(within(region).getByRole('button', { name: 'Non ancora' }))
    expect(inputsOf('promise:not-kept')).toEqual([{ promiseId: maria.promises[0]?.id, callId: call.id }])
  })

  it('is kept now with one key, by this call', async () => {
    const { access, user, inputsOf } = drawWindow(scenes.talking)
    const [call] = Object.values(access.console.getState().callsById)
    const region = screen.getByRole('region', { name: 'Promessa da mantenere' })
    expect(region.textContent).toContain('richiamarla per il rimborso')
    await user.keyboard('{Alt>}k{/Alt}')
    expect(inputsOf('promise:keep')).toEqual([{ promiseId: maria.promises[0]?.id, callId: call?.id }])
  })

  it('says that this call kept it, and takes it back until the wrap-up ends', async () => {
    const { access, user, inputsOf } = drawWindow(scenes['wrap-up'])
    const [call] = Object.values(access.console.getState().callsById)
    if (!call) throw new Error('the scene has a call')
    act(() => access.console.setState({ cardsById: { [maria.customer.id]: keptBy(call.id) } }))

    expect(screen.getByText('Promessa mantenuta con questa chiamata')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Non ancora' }))

    expect(inputsOf('promise:not-kept')).toEqual([{ promiseId: maria.promises[0]?.id, callId: call.id }])
  })

  it('is none of what was promised during the very call, and nothing while it rings', () => {
    const call = aCall(970, talking)
    const [first] = maria.promises
    if (!first) throw new Error('Maria waits for one')
    const fresh = { promises: [{ ...first, madeAt: (call.answeredAt ?? 0) + 1 }] }
    expect(promisesOfCall(call, fresh)).toEqual({ kept: [], next: null })
    expect(promisesOfCall(aCall(971), maria)).toEqual({ kept: [], next: null })
    expect(promisesOfCall(call, maria).next?.id).toBe(first.id)
  })
})

function offersOf(count: number) {
  return someOffers.offers.slice(0, count)
}

function keptBy(callId: string): CustomerCard {
  const [first, ...others] = maria.promises
  if (!first) throw new Error('Maria waits for one')
  const attempt = {
    id: AttemptId.parse(callId),
    at: now - 4 * minutes,
    agentId: giulia.id,
    initials: 'GR',
    outcome: 'answered' as const,
    keeps: true,
    callId: CallId.parse(callId),
  }
  return { ...maria, promises: [{ ...first, keptAt: attempt.at, attempts: [attempt] }, ...others] }
}

describe('today', () => {
  it('shows what cannot wait first, mine before others’, and what fell to me', () => {
    drawWindow(scenes.today)
    const list = screen.getByRole('region', { name: 'Promesse da mantenere' })
    const rows = within(list).getAllByRole('article')
    expect(rows.map((row) => row.getAttribute('aria-label'))).toEqual([
      'Maria Rossi: richiamarla per il rimborso',
      'Paolo Bianchi: dire quando passa il tecnico',
      'Anna Bianchi: confermare che il bonifico è arrivato',
      'Davide Russo: spedire il preventivo e richiamare',
    ])
    expect(rows[0]?.textContent).toContain('È ricaduta su di te')
    expect(rows[0]?.textContent).toContain('tocca a te · da LT a GR, dalle 09:00')
    expect(rows[1]?.textContent).toContain('entro 08:55 · tocca a LT')
    expect(screen.getByText('3 promesse da mantenere adesso')).toBeTruthy()
  })

  it('moves a promise up when its time comes, without being told', () => {
    drawWindow(scenes.today)
    const list = () => within(screen.getByRole('region', { name: 'Promesse da mantenere' }))
    expect(list().getByRole('heading', { name: 'Non mantenute 2' })).toBeTruthy()
    act(() => void vi.advanceTimersByTime(9 * minutes))
    expect(list().getByRole('heading', { name: 'Non mantenute 3' })).toBeTruthy()
  })

  it('calls back and opens the card from its row; who has no number is not called', async () => {
    const { access, user, inputsOf } = drawWindow(scenes.today)
    const list = within(screen.getByRole('region', { name: 'Promesse da mantenere' }))
    await user.click(list.getByRole('button', { name: 'Richiama Maria Rossi' }))
    expect(inputsOf('promise:call')).toHaveLength(1)
    expect(list.queryByRole('button', { name: 'Richiama Davide Russo' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Apri la scheda di Davide Russo' }))
    expect(access.ui.getState()).toMatchObject({ screen: 'customers' })
  })

  it('draws of hundreds only what is in sight, and counts those that it does not hold', () => {
    const { ledger } = scenes.today.console
    const [first] = ledger.entries
    if (!first) throw new Error('somebody waits this morning')
    const entries = Array.from({ length: 300 }, () => {
      const promise = { ...first.promise, id: PromiseId.parse(uuidv7()) }
      return { ...first, promise }
    })
    drawWindow({ ...scenes.today, console: { ledger: { ...ledger, entries, total: 301 } } })
    const list = within(screen.getByRole('region', { name: 'Promesse da mantenere' }))
    expect(list.getByRole('heading', { name: 'Non mantenute 300' })).toBeTruthy()
    expect(list.getAllByRole('article').length).toBeLessThan(30)
    expect(screen.getByText('300 promesse da mantenere adesso')).toBeTruthy()
  })

  it('takes no room where nobody waits', () => {
    drawWindow(scenes.idle)
    expect(screen.queryByRole('region', { name: 'Promesse da mantenere' })).toBeNull()
    expect(screen.getByRole('heading', { level: 1, name: 'Pronto.' })).toBeTruthy()
  })
})

describe('the promises on the card', () => {
  async function openPromises(card: CustomerCard = maria) {
    const drawn = drawWindow({ ...scenes.customers, console: { cardsById: { [card.customer.id]: card } } })
    await drawn.user.click(screen.getByRole('tab', { name: /^Promesse/ }))
    return drawn
  }

  it('say what became of each, and stay late for ever', async () => {
    const [first, second] = maria.promises
    if (!first || !second) throw new Error('Maria waits for two')
    const late = { ...first, keptAt: first.dueAt + 2 * hours }
    const released = {
      ...second,
      release: { at: now - hours, agentId: null, initials: 'LT', reason: 'Arriva il vicino' },
    }
    await openPromises({ ...maria, promises: [late, released] })
    const row = (name: string) => screen.getByRole('article', { name }).textContent
    expect(row(first.what)).toContain('mantenuta · in ritardo · entro ieri, 16:00')
    expect(row(second.what)).toContain('il cliente ha rinunciato')
    expect(row(second.what)).toContain('«Arriva il vicino»')
    expect(screen.queryByRole('button', { name: 'Segna come mantenuta' })).toBeNull()
  })

  it('let one go only with the customer’s words', async () => {
    const { user, inputsOf } = await openPromises()
    const row = within(screen.getByRole('article', { name: 'richiamarla per il rimborso' }))
    await user.click(row.getByRole('button', { name: 'Non serve più' }))
    await user.keyboard('{Enter}')
    expect(inputsOf('promise:release')).toEqual([])
    await user.keyboard('Il bonifico è arrivato{Enter}')
    expect(inputsOf('promise:release')).toEqual([
      { promiseId: maria.promises[0]?.id, reason: 'Il bonifico è arrivato' },
    ])
  })
})
