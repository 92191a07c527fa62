/** The fields of a screen's own settings: a choice of few, a switch, a slider; each at least 48 px high. */
import { SegmentedControl, Slider, Switch, Text } from '@mantine/core';
import { useId } from 'react';

interface ChoiceProps<V extends string> {
  label: string;
  value: V;
  data: { value: V; label: string }[];
  onChange: (value: V) => void;
}

export function Choice<V extends string>({ label, value, data, onChange }: ChoiceProps<V>) {
  return (
    <div>
      <Text size="sm" fw={700} mb={6}>
        {label}
      </Text>
      <SegmentedControl
        fullWidth
        size="lg"
        aria-label={label}
        value={value}
        data={data}
        onChange={onChange}
        styles={{ label: { minHeight: 48, display: 'grid', placeItems: 'center', fontSize: 15, fontWeight: 700 } }}
      />
    </div>
  );
}

interface ToggleProps {
  label: string;
  value: boolean;
  onChange: (value: boolean) => void;
  hint?: string | undefined;
}

export function Toggle({ label, value, onChange, hint }: ToggleProps) {
  return (
    <Switch
      size="lg"
      label={label}
      description={hint}
      labelPosition="left"
      checked={value}
      onChange={(event) => onChange(event.currentTarget.checked)}
      styles={{
        body: { justifyContent: 'space-between', alignItems: 'center', minHeight: 48 },
        label: { fontSize: 15, fontWeight: 700, flex: 1 },
        description: { fontSize: 14, color: 'var(--ink-2)' },
      }}
    />
  );
}

interface RangeProps {
  label: string;
  value: number;
  min: number;
  max: number;
  disabled?: boolean;
  /** As it is read out and shown at the right. */
  shown: string;
  onChange: (value: number) => void;
}

export function Range({ label, value, min, max, disabled = false, shown, onChange }: RangeProps) {
  const id = useId();
  return (
    <div>
      <Text id={id} component="div" size="sm" fw={700} style={{ display: 'flex', justifyContent: 'space-between' }}>
        <span>{label}</span>
        <span style={{ color: 'var(--ink-2)' }}>{shown}</span>
      </Text>
      <Slider
        size="lg"
        thumbSize={28}
        label={null}
        min={min}
        max={max}
        step={(max - min) / 40}
        value={value}
        disabled={disabled}
        onChange={onChange}
        thumbProps={{ 'aria-labelledby': id, 'aria-valuetext': shown }}
        styles={{ root: { minHeight: 48, display: 'grid', alignItems: 'center' } }}
      />
    </div>
  );
}
