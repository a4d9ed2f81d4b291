import type { CustomerSummary } from '../../src-main/contract/customers.ts'
import { companyAndPhone } from './format-number.ts'
import styles from './found-customers.module.css'

type FoundCustomersProps = {
  customers: readonly CustomerSummary[]
  onChoose: (customer: CustomerSummary) => void
}

/** Cards that a search found, each a button. */
export function FoundCustomers({ customers, onChoose }: FoundCustomersProps) {
  return (
    <ul className={styles['found']}>
      {customers.map((customer) => (
        <li key={customer.id}>
          <button type="button" onClick={() => onChoose(customer)}>
            <b>
              <bdi>{customer.name}</bdi>
            </b>{' '}
            {companyAndPhone(customer)}
          </button>
        </li>
      ))}
    </ul>
  )
}
