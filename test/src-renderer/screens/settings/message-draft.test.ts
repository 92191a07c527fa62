import { describe, expect, test } from 'vitest';
import {
  argumentsOf,
  draftOf,
  preview,
  textOf,
  unknownPlace,
  withText,
} from '../../../../src-renderer/screens/settings/messages/message-draft.ts';
import type { MessageSettings } from '../../../../src-shared/contract/delivery.ts';
import { commandArguments } from '../../../../src-shared/contract.ts';

const settings: MessageSettings = {
  enabled: true,
  url: 'https://gateway.example/send',
  headerNames: ['X-Key'],
  body: '{"to":"{{phone}}","message":"{{text}}"}',
  contentType: 'application/json',
  templates: { 'late.id': '{name} terlambat' },
  on: ['late'],
  quietHours: null,
  guardians: 3,
  delivery: null,
};

describe('guardian messages being changed', () => {
  test('unchanged, they are sent back as they were, and the stored key is not touched', () => {
    const args = argumentsOf(draftOf(settings));
    expect(args).toEqual({
      enabled: true,
      url: settings.url,
      body: settings.body,
      contentType: 'application/json',
      templates: settings.templates,
      on: ['late'],
      quietHours: null,
    });
    expect(commandArguments['messages.configure'].safeParse(args).success).toBe(true);
  });

  test('a new key goes with its header’s name; no address is null', () => {
    const draft = { ...draftOf(settings), headerValue: 'Bearer abc', url: ' ', quiet: true };
    expect(argumentsOf(draft)).toMatchObject({
      headers: { 'X-Key': 'Bearer abc' },
      url: null,
      quietHours: { from: '21:00', to: '05:00' },
    });
  });

  test('the station’s own text is not kept as the school’s', () => {
    const draft = draftOf(settings);
    expect(withText(draft, 'late', 'id', '')).toEqual({});
    expect(withText(draft, 'arrival', 'id', textOf({}, 'arrival', 'id'))).toEqual(settings.templates);
    expect(withText(draft, 'arrival', 'en', 'Here: {name}')).toEqual({
      ...settings.templates,
      'arrival.en': 'Here: {name}',
    });
    expect(textOf(settings.templates, 'late', 'id')).toBe('{name} terlambat');
  });

  test('a preview is about somebody made up, at the school’s own name', () => {
    expect(preview('{name}, {school}, {time}', 'id', 'SMP Satu')).toBe('Aisyah Zahra, SMP Satu, 06.52');
    expect(unknownPlace('{name} {minuts}')).toBe('minuts');
    expect(unknownPlace('{name} {minutes}')).toBeNull();
  });
});
