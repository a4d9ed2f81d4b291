import type { Database } from '../database/connection.ts'
import { uuidFromBlob } from '../database/uuid.ts'
import type { Acting, ActingByDesk } from '../domain/figures-law.ts'
import type { Span } from '../domain/spans.ts'
import { counted } from './answered-calls.ts'
import type { createContactReader } from './contact-reader.ts'

type Bound = { from: number; to: number }
type ActRow = { agent: string; desk: Buffer | null }
type Group = { readonly contacts: Set<string>; readonly others: Set<string> }

const nameOf = (column: string) => `lower(hex(coalesce(${column}, x''))) AS agent`
const callAgent = `lower(replace(coalesce(${counted.agentId}, ''), '-', '')) AS agent`

/** Who acted in what is counted of a stretch, otherwise than by a contact; the same desks as the figures count. */
const acts = `
  SELECT ${nameOf('agent_id')}, desk_id AS desk FROM callback_promise WHERE due_at >= @from AND due_at < @to
  UNION SELECT ${callAgent}, c.desk_now
    FROM call INDEXED BY call_counted
      LEFT JOIN customer_case c ON c.id = unhex(replace(${counted.caseId}, '-', ''))
    WHERE received_at >= @from AND received_at < @to AND answered = 1
  UNION SELECT ${nameOf('m.agent_id')}, c.desk_now
    FROM case_move m JOIN customer_case c ON c.id = m.case_id WHERE m.at >= @from AND m.at < @to
  UNION SELECT ${nameOf('s.agent_id')}, c.desk_now
    FROM case_step s JOIN customer_case c ON c.id = s.case_id WHERE s.at >= @from AND s.at < @to
  UNION SELECT ${nameOf('owner_now')}, desk_now
    FROM customer_case WHERE opened_at >= @from AND opened_at < @to AND owner_now IS NOT NULL
  UNION SELECT ${nameOf('t.agent_id')}, c.desk_now
    FROM transfer_decision t LEFT JOIN interaction i ON i.call_id = t.call_id
      LEFT JOIN customer_case c ON c.id = coalesce(i.concluded_case_id, i.case_id)
    WHERE t.choice = 'transfer' AND t.at >= @from AND t.at < @to`

/** Whose figures those of a stretch are; `contacts` of the whole house. */
export function createActingPeople(db: Database, contacts: ReturnType<typeof createContactReader>) {
  const select = db.prepare<Bound, ActRow>(acts)

  function actsBetween({ from, to }: Span, tell: (deskId: string | null, agent: string) => void): void {
    for (const { agent, desk } of select.iterate({ from, to }))
      tell(desk === null || desk.length === 0 ? null : uuidFromBlob(desk), agent)
  }

  return {
    /** Of the house, where who had a contact is known already. Nobody else is looked for where they are enough. */
    ofHouse(span: Span, { contacts: known, others: unnamed }: Acting): ActingByDesk {
      const others = new Set(unnamed)
      if (known.size === 0) actsBetween(span, (_, agent) => others.add(agent))
      return new Map([[null, { contacts: known, others }]])
    },
    /** By desk. `contactsOnly`: of what is made of contacts alone. */
    byDesk(span: Span, { contactsOnly = false } = {}): ActingByDesk {
      const groups = new Map<string | null, Group>()
      const groupOf = (deskId: string | null) => {
        const group = groups.get(deskId) ?? { contacts: new Set(), others: new Set() }
        groups.set(deskId, group)
        return group
      }
      contacts.eachPerson(span, (deskId, agent) => {
        if (agent === '') groupOf(deskId).others.add('')
        else groupOf(deskId).contacts.add(agent)
      })
      if (!contactsOnly) actsBetween(span, (deskId, agent) => groupOf(deskId).others.add(agent))
      return groups
    },
  }
}
