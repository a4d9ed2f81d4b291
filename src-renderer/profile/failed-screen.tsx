import type { Profile } from '../../src-main/contract/profile.ts'
import { OpenPackButton } from '../review-pack/open-pack-button.tsx'
import { useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import styles from './profile.module.css'
import { Welcome } from './welcome.tsx'

/** The file is there and cannot be opened: why, what to do, and that nothing was touched. */
export function FailedScreen({ profile: { trouble, kind } }: { profile: Profile }) {
  const { profile } = useTexts()
  const request = useRequests()
  const again = kind === 'house' ? 'profile:open-house' : 'profile:open-demo'

  return (
    <Welcome title={profile.failed.title}>
      <div className={styles['form']}>
        <div className={styles['warning']} role="alert">
          <Icon name="warning" />
          <p>{trouble ? profile.failed.reasons[trouble] : profile.failed.unknown}</p>
        </div>
        <p className={styles['why']}>{profile.failed.untouched}</p>
        <Button look="first" icon="retry" wide onPress={() => void request(again, null)}>
          {profile.failed.retry}
        </Button>
        {kind === 'house' && (
          <Button look="quiet" wide onPress={() => void request('profile:open-demo', null)}>
            {profile.unlock.demo}
          </Button>
        )}
        <OpenPackButton />
      </div>
    </Welcome>
  )
}
