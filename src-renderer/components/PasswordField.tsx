/** A new password, and in words how good it is. */
import { PasswordInput } from '@mantine/core';
import { useWords } from '../services.tsx';
import { Chip, type Tone } from './Chip.tsx';
import styles from './PasswordField.module.css';

import { leastLength, passwordStrength, type Strength } from './password-strength.ts';

const tones: Record<Strength, Tone> = { short: 'quiet', weak: 'warn', fair: 'info', strong: 'good' };

/** What is said of it stands below, so that two fields side by side are level. */
export const belowInput: ('label' | 'input' | 'error' | 'description')[] = ['label', 'input', 'error', 'description'];

interface Props {
  value: string;
  onChange(value: string): void;
  /** Words that others know, like the person's name. */
  about: readonly string[];
  error: string | false | null;
  label?: string;
  testId: string;
}

export function PasswordField({ value, onChange, about, error, label, testId }: Props) {
  const { t } = useWords();
  const strength = passwordStrength(value, about);
  return (
    <div className={styles.password}>
      <PasswordInput
        label={label ?? t('staff.password')}
        description={t('staff.password.hint', { least: leastLength })}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error}
        inputWrapperOrder={belowInput}
        autoComplete="new-password"
        maxLength={200}
        visibilityToggleButtonProps={{ 'aria-label': t('sign_in.show'), tabIndex: 0 }}
        data-testid={testId}
      />
      <div role="status" data-strength={value === '' ? undefined : strength} data-testid={`${testId}-strength`}>
        {value !== '' && <Chip tone={tones[strength]}>{t(`staff.strength.${strength}`)}</Chip>}
      </div>
    </div>
  );
}
