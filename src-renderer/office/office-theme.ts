/** The office is read from a chair, not from two metres: the same clothes in desk sizes, still wide enough for fingers. */
import { createTheme } from '@mantine/core';
import type { Translate } from '../services.tsx';

/** Pixels: the least that a finger hits. */
const touch = 48;
const label = { fontSize: 15, fontWeight: 700, marginBottom: 6 };
const input = { minHeight: touch, fontSize: 16 };
/** Cards lie on the page, and so do windows: what they hold can be set off from them. */
const onCard = { background: 'var(--card)' };
/** What the small arrows of a calendar are called. */
const calendarWords = (t: Translate) => ({
  nextMonth: t('office.calendar.next_month'),
  previousMonth: t('office.calendar.previous_month'),
  nextYear: t('office.calendar.next_year'),
  previousYear: t('office.calendar.previous_year'),
  nextDecade: t('office.calendar.next_years'),
  previousDecade: t('office.calendar.previous_years'),
});

export function officeTheme(t: Translate) {
  const words = { ariaLabels: calendarWords(t) };
  /** Red is for what somebody must do; a Sunday is none of that. */
  const calendar = { ...words, weekendDays: [], hideOutsideDates: true };
  return createTheme({
    components: {
      Button: {
        defaultProps: { size: 'md', fw: 700 },
        styles: { root: { minHeight: touch, paddingInline: 18, fontSize: 16 } },
      },
      ActionIcon: { defaultProps: { size: touch, variant: 'subtle', radius: 'md' } },
      Input: { styles: { input } },
      InputWrapper: { styles: { label, description: { fontSize: 14, marginBottom: 6 }, error: { fontSize: 14 } } },
      TextInput: { defaultProps: { size: 'md' }, styles: { input, label } },
      PasswordInput: {
        defaultProps: { size: 'md' },
        styles: { input, label, innerInput: { height: '100%', fontSize: 16 } },
      },
      Textarea: { defaultProps: { size: 'md' } },
      Select: { defaultProps: { size: 'md' }, styles: { option: { minHeight: touch, fontSize: 16 } } },
      Checkbox: { defaultProps: { size: 'md', radius: 'xs' } },
      SegmentedControl: {
        defaultProps: { size: 'md' },
        styles: {
          root: { background: 'var(--track)' },
          label: { minHeight: 40, display: 'grid', placeItems: 'center', fontSize: 15, fontWeight: 650 },
        },
      },
      Modal: {
        defaultProps: { size: 'lg', padding: 'lg' },
        styles: {
          content: onCard,
          header: onCard,
          title: { fontSize: 20, fontWeight: 800, letterSpacing: '-0.02em' },
          close: { width: touch, height: touch },
        },
      },
      Drawer: {
        defaultProps: { padding: 'lg', transitionProps: { duration: 180 } },
        styles: {
          content: onCard,
          header: onCard,
          title: { fontSize: 20, fontWeight: 800, letterSpacing: '-0.02em' },
          close: { width: touch, height: touch },
        },
      },
      CloseButton: { defaultProps: { iconSize: 22 } },
      Switch: {
        defaultProps: { size: 'md' },
        styles: { body: { alignItems: 'center', minHeight: touch }, label: { fontSize: 16, fontWeight: 600 } },
      },
      DatePicker: { defaultProps: calendar },
      DatePickerInput: { defaultProps: calendar },
      DateInput: { defaultProps: calendar },
      MonthPicker: { defaultProps: words },
      Tooltip: { defaultProps: { withArrow: true, openDelay: 200, transitionProps: { duration: 120 } } },
      Menu: { styles: { item: { minHeight: touch, fontSize: 16 } } },
    },
  });
}
