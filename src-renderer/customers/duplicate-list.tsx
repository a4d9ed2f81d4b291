import type { ReactNode } from 'react'
import type { Likeness, PossibleDuplicate } from '../../src-main/contract/one-customer.ts'
import { likelyDuplicatePoints } from '../../src-main/domain/duplicate-points.ts'
import type { Texts } from '../../src-main/texts/index.ts'
import { useTexts } from '../state/console-context.tsx'
import { Tag } from '../ui/tag.tsx'
import styles from './duplicate-list.module.css'
import { companyAndPhone, formatNumber } from './format-number.ts'

type DuplicateListProps = {
  duplicates: readonly PossibleDuplicate[]
  /** What can be done with one of them. */
  actions: (duplicate: PossibleDuplicate) => ReactNode
}

/** Cards that may be the same customer's, each with its reasons in words. */
export function DuplicateList({ duplicates, actions }: DuplicateListProps) {
  const { oneCard } = useTexts()
  return (
    <ul className={styles['list']}>
      {duplicates.map((duplicate) => {
        const { customer, points, likenesses } = duplicate
        const likely = points >= likelyDuplicatePoints
        return (
          <li key={customer.id} className={styles['duplicate']}>
            <p className={styles['who']}>
              <b>
                <bdi>{customer.name}</bdi>
              </b>
              <span>{companyAndPhone(customer)}</span>
              <Tag look={likely ? 'warning' : 'plain'} title={oneCard.points(points)}>
                {likely ? oneCard.likely : oneCard.possible}
              </Tag>
            </p>
            <p className={styles['why']}>{reasonsOf(likenesses, oneCard).join(' · ')}</p>
            <div className={styles['actions']}>{actions(duplicate)}</div>
          </li>
        )
      })}
    </ul>
  )
}

function reasonsOf(likenesses: readonly Likeness[], { likeness }: Texts['oneCard']): readonly string[] {
  const sameAddress = likenesses.some(({ kind }) => kind === 'same-address')
  return likenesses
    .filter(({ kind }) => !(sameAddress && kind === 'similar-name')) // said with the address
    .map(({ kind, what }) => likeness[kind](kind === 'same-number' ? formatNumber(what) : what))
}
