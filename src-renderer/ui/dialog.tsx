import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './button.tsx'
import { classesOf } from './classes.ts'
import styles from './dialog.module.css'

const css = classesOf(styles)

type DialogProps = {
  title: string
  isOpen: boolean
  onClose: () => void
  closeLabel: string
  /** False where there is nothing behind it to go back to. */
  isDismissable?: boolean
  size?: 'm' | 'l' | 'xl'
  children: ReactNode
}

export function Dialog({
  title,
  isOpen,
  onClose,
  closeLabel,
  isDismissable = true,
  size = 'm',
  children,
}: DialogProps) {
  return (
    <ModalOverlay
      className={css('overlay')}
      isOpen={isOpen}
      isDismissable={isDismissable}
      isKeyboardDismissDisabled={!isDismissable}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={css('modal', size)}>
        <AriaDialog className={css('dialog')}>
          <div className={css('head')}>
            <Heading slot="title">{title}</Heading>
            {isDismissable && (
              <Button look="quiet" size="s" icon="close" label={closeLabel} onPress={onClose} />
            )}
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
