/** The component library in Hadir's clothes: its own colours and type, everything roomy and rounded. */
import { type CSSVariablesResolver, createTheme } from '@mantine/core';
import { clay, leaf, night, sky, sun } from './palette.ts';

const family = "'Plus Jakarta Sans Variable', system-ui, sans-serif";

/** Pixels: on the 1920 x 1080 drawings, and the least on a small window. */
const sized = (least: number, drawn: number) => `max(${least}px, calc(${drawn} * var(--u)))`;

/** Beside a field: what it is for, what is wrong with it. */
const words = {
  description: { fontSize: sized(14, 16), lineHeight: 1.45, marginBottom: 8 },
  error: { fontSize: sized(14, 16), lineHeight: 1.45, fontWeight: 600 },
};
const field = {
  defaultProps: { size: 'lg' },
  styles: {
    input: { minHeight: sized(50, 60), fontSize: sized(17, 20) },
    label: { fontSize: sized(16, 18), fontWeight: 700, marginBottom: 6 },
  },
};
/** Shows a password: as large as a finger too. */
const eye = { width: 48, height: 48, color: 'var(--ink-2)' };

export const theme = createTheme({
  fontFamily: family,
  headings: { fontFamily: family, fontWeight: '800' },
  colors: { leaf, sun, clay, sky, dark: night },
  primaryColor: 'leaf',
  primaryShade: 6,
  white: '#ffffff',
  black: '#14211f',
  defaultRadius: 'lg',
  radius: { xs: '6px', sm: '10px', md: '14px', lg: '16px', xl: '28px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Fingers, not mice: nothing that can be pressed is lower than 48 px.
    Button: {
      defaultProps: { size: 'lg', fw: 650 },
      styles: { root: { minHeight: sized(52, 62), paddingInline: 12, fontSize: sized(16, 20) } },
    },
    TextInput: field,
    PasswordInput: {
      defaultProps: field.defaultProps,
      styles: { ...field.styles, innerInput: { height: '100%', fontSize: sized(17, 20) }, visibilityToggle: eye },
    },
    // Of groups too: radio buttons, boxes.
    InputWrapper: { styles: { ...words, label: field.styles.label } },
    NativeSelect: { defaultProps: { size: 'md' }, styles: { input: { minHeight: 48 } } },
    Switch: { defaultProps: { size: 'md' } },
    // Round it would pass for a radio button.
    Checkbox: { defaultProps: { radius: 'xs' } },
    Modal: { defaultProps: { radius: 'xl', centered: true, transitionProps: { transition: 'pop', duration: 180 } } },
    Popover: { defaultProps: { radius: 'xl', transitionProps: { transition: 'pop', duration: 160 } } },
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': 'var(--page)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-2)',
    '--mantine-color-error': '#a63823',
    '--mantine-color-placeholder': '#66736f',
    // An edge that can be seen: 3 to 1, for fields and buttons alike.
    '--mantine-color-default-border': '#868f89',
  },
  dark: {
    '--mantine-color-body': 'var(--page)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-2)',
    '--mantine-color-error': '#ffab97',
    '--mantine-color-placeholder': '#94a8a2',
    '--mantine-color-default-border': '#6b7f79',
    '--mantine-color-default': 'var(--inset)',
    '--mantine-color-default-hover': 'var(--track)',
  },
});
