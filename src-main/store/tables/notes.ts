/** Notes on people, newest first. */
import type { PersonNote } from '../../../src-shared/contract/office.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import { utc } from '../times.ts';

export function notesTable(connection: Connection): Store['notes'] {
  return {
    ofPerson: (personId) =>
      connection.all<PersonNote>(
        'SELECT id, at, author, text FROM notes WHERE person_id = ? ORDER BY id DESC',
        personId,
      ),
    get(noteId) {
      const sql = 'SELECT id, person_id AS personId, at, author, text FROM notes WHERE id = ?';
      return connection.get<PersonNote & { personId: number }>(sql, noteId) ?? null;
    },
    add({ personId, author, text, ...note }) {
      const at = utc(note.at);
      const sql = 'INSERT INTO notes (person_id, at, author, text) VALUES (?, ?, ?, ?)';
      return { id: connection.run(sql, personId, at, author, text).id, at, author, text };
    },
    remove(noteId) {
      connection.run('DELETE FROM notes WHERE id = ?', noteId);
    },
  };
}
