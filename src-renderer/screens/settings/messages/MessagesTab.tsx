/** Messages to guardians: off until the school names a gateway; only to those who agreed. */
import { ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { useQuery } from '../../../hooks/use-query.ts';
import { MessagesForm } from './MessagesForm.tsx';
import { TestMessage } from './TestMessage.tsx';

export function MessagesTab() {
  const { data, error, reload } = useQuery('messages.settings', {});
  if (!data) return error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />;
  return (
    <>
      <MessagesForm settings={data} onSaved={reload} />
      {data.url !== null && <TestMessage />}
    </>
  );
}
