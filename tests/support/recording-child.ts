import { uuidv7 } from 'uuidv7'
import { openStore } from '../../src-main/database/store.ts'
import { houseAgents } from './house/agents.ts'
import { customerChanges } from './house/customer.ts'
import { testWorkers } from './test-workers.ts'

// A process to be killed: records one customer's whole story after the other, types a draft in between, and says on
// its output what was acknowledged. Arguments: database file, first customer, key of the draft.
const [file = '', first = '0', draftKey = ''] = process.argv.slice(2)
const store = await openStore({
  file,
  key: new Uint8Array(32).fill(7),
  seat: uuidv7(),
  workers: testWorkers,
  report: (what, error) => console.error(what, error),
})
const house = { seed: 5, interactions: 3, agents: houseAgents(5) }

for (let index = Number(first); ; index += 2) {
  const stories = [index, index + 1].map(async (customer) => {
    await store.record(customerChanges(house, customer), { agentId: null })
    process.stdout.write(`customer ${customer}\n`)
  })
  await store.saveDraft(draftKey, `typed ${index}`)
  process.stdout.write(`draft ${index}\n`)
  await Promise.all(stories)
}
