/** Ways in and out for many people at once. */
import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconFileExport, IconFileImport, IconPhotoPlus, IconSchool } from '@tabler/icons-react';
import { saveFile } from '../../../files.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { hrefTo } from '../../../route.ts';
import { useMay, useServices, useWords } from '../../../services.tsx';

const formats = ['xlsx', 'csv', 'oneroster'] as const;

export function MoreMenu() {
  const { t, language } = useWords();
  const { client } = useServices();
  const { busy, run } = useAction();
  const operator = useMay('operator');
  const administrator = useMay('administrator');
  const save = (format: (typeof formats)[number]) =>
    void run(async () => saveFile(await client.call('roster.export', { format, language })), {
      done: 'people.export.done',
    });
  return (
    <Menu position="bottom-end" width={300} shadow="lg" radius="lg">
      <Menu.Target>
        <Button
          variant="default"
          loading={busy}
          rightSection={<IconChevronDown size={18} aria-hidden="true" />}
          data-testid="people-menu"
        >
          {t('people.more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {operator && (
          <Menu.Item
            component="a"
            href={hrefTo('people', ['import'])}
            leftSection={<IconFileImport size={20} aria-hidden="true" />}
            data-testid="people-import"
          >
            {t('people.import')}
          </Menu.Item>
        )}
        {operator && (
          <Menu.Item
            component="a"
            href={hrefTo('people', ['photos'])}
            leftSection={<IconPhotoPlus size={20} aria-hidden="true" />}
            data-testid="people-photos"
          >
            {t('people.photos.title')}
          </Menu.Item>
        )}
        <Menu.Item
          component="a"
          href={hrefTo('people', ['classes'])}
          leftSection={<IconSchool size={20} aria-hidden="true" />}
          data-testid="people-classes"
        >
          {t('people.classes.title')}
        </Menu.Item>
        {administrator && <Menu.Divider />}
        {administrator &&
          formats.map((format) => (
            <Menu.Item
              key={format}
              leftSection={<IconFileExport size={20} aria-hidden="true" />}
              onClick={() => save(format)}
              data-testid={`export-${format}`}
            >
              {t(`people.export.${format}`)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
