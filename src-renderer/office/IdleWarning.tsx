/** Notices that somebody is at the office, and says before it locks that nobody has been for a while. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useServices, useWords } from '../services.tsx';

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

export function IdleWarning() {
  const { t } = useWords();
  const { session } = useServices();
  const locksIn = useStore(session.store, (state) => state.locksIn);
  const warned = locksIn !== null;
  useEffect(() => {
    // While it is said, only an answer counts: a mouse that slid an inch is nobody.
    if (warned) return;
    const touch = () => session.touch();
    for (const sign of signs) addEventListener(sign, touch, { passive: true, capture: true });
    return () => {
      for (const sign of signs) removeEventListener(sign, touch, { capture: true });
    };
  }, [session, warned]);
  return (
    <Modal
      opened={warned}
      onClose={() => session.touch()}
      title={t('idle.title')}
      withCloseButton={false}
      padding="xl"
      styles={{ title: { fontSize: 22, fontWeight: 800 }, header: { paddingBottom: 8 } }}
      data-testid="idle-warning"
    >
      <Text mb="lg">{t('idle.body', { seconds: locksIn ?? 0 })}</Text>
      <Group justify="end">
        <Button variant="default" onClick={() => void session.lock()}>
          {t('idle.lock')}
        </Button>
        <Button data-autofocus onClick={() => session.touch()} data-testid="idle-stay">
          {t('idle.stay')}
        </Button>
      </Group>
    </Modal>
  );
}
