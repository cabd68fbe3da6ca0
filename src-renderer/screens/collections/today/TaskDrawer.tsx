import { Autocomplete, Button, Select, TextInput, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../../src-main/areas/collections/contract.ts';
import type { InputFor } from '../../../app/calls.ts';
import { addDays, type Day } from '../../../../src-main/kernel/day.ts';
import type { CustomerId } from '../../../../src-main/kernel/ids.ts';
import { useCommand } from '../../../app/commands.ts';
import { useFormat } from '../../../app/format.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { Confirm } from '../../../components/Confirm.tsx';
import { CustomerPicker, type PickedCustomer } from '../../../components/CustomerPicker/CustomerPicker.tsx';
import { DayInput } from '../../../components/DayInput/DayInput.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Bar } from '../../../components/Page.tsx';
import { SectionTitle } from '../../../components/Section.tsx';
import { SideDrawer } from '../../../components/SideDrawer.tsx';
import { TaskPaper } from './TaskPaper.tsx';
import classes from './Today.module.css';

/** What a new task begins with. */
export interface TaskDraft {
  readonly source: string;
  readonly kind: NonNullable<InputFor<'collections.addTask'>['kind']>;
  readonly title?: string;
  readonly customerId?: CustomerId;
  readonly customerName?: string;
}

const taskKinds = ['document', 'delivery_proof', 'invoice_copy', 'credit_note', 'quality', 'visit', 'approval', 'alert', 'other'] as const satisfies readonly TaskDraft['kind'][]; // prettier-ignore
const USUAL_DAYS = 3;

/** A task: given, changed, done; with the words for a mail, a page and a calendar file. */
export function TaskDrawer({
  task,
  onClose,
}: {
  readonly task: Task | TaskDraft | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('today');
  const made = task !== null && 'taskId' in task ? task : null;
  return (
    <SideDrawer
      opened={task !== null}
      onClose={onClose}
      size={560}
      title={t(made === null ? 'tasks.form.new' : 'tasks.form.change')}
    >
      {task !== null && <Form key={made?.taskId ?? 'new'} task={task} made={made} onClose={onClose} />}
    </SideDrawer>
  );
}

function Form(props: { readonly task: Task | TaskDraft; readonly made: Task | null; readonly onClose: () => void }) {
  const { task, made, onClose } = props;
  const { t } = useTranslation('today');
  const { asOf, book } = useWorkingPoint();
  const owners = useQueryOf('collections.tasks', { asOf, status: 'open', limit: 1 }).data?.owners ?? [];
  const add = useCommand('collections.addTask');
  const change = useCommand('collections.changeTask');
  const [title, setTitle] = useState(task.title ?? '');
  const [kind, setKind] = useState(task.kind);
  const [picked, setPicked] = useState<PickedCustomer | null>(null);
  const customerId = task.customerId ?? picked?.id ?? null;
  const [owner, setOwner] = useState(made?.owner ?? '');
  const [dueOn, setDueOn] = useState<Day | null>(made?.dueOn ?? addDays(asOf, USUAL_DAYS));
  const [atTime, setAtTime] = useState(made?.atTime ?? '');
  const [note, setNote] = useState(made?.note ?? '');
  const [tried, setTried] = useState(false);
  const timeRight = /^([01]\d|2[0-3]):[0-5]\d$|^$/.test(atTime.trim());
  const done = made !== null && made.doneOn !== null;
  const locked = book.readOnly || done;
  const failure = add.failure ?? change.failure;

  const save = async (): Promise<void> => {
    setTried(true);
    if (title.trim() === '' || dueOn === null || !timeRight) return;
    const fields = { title: title.trim(), dueOn, atTime: atTime.trim(), owner: owner.trim(), note: note.trim() };
    const reply =
      made === null
        ? await add.run(
            { ...fields, customerId, kind: kind as TaskDraft['kind'], source: task.source },
            { quiet: true },
          )
        : await change.run({ taskId: made.taskId, ...fields }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('tasks.saved') });
    onClose();
  };

  return (
    <div className={classes.drawer}>
      <form
        noValidate
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextInput
          label={t('tasks.form.title')}
          description={made === null ? t('tasks.form.titleHint') : undefined}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          error={tried && title.trim() === '' ? t('tasks.form.titleMissing') : null}
          maxLength={200}
          required
          readOnly={locked}
          data-autofocus={made === null || undefined}
        />
        {made === null && (
          <>
            <Select
              label={t('tasks.form.kind')}
              value={kind}
              allowDeselect={false}
              data={taskKinds.map((value) => ({ value, label: t(`tasks.kinds.${value}`) }))}
              onChange={(value) => setKind(value ?? 'other')}
            />
            {'customerName' in task && task.customerName !== undefined && task.customerId !== undefined ? (
              <TextInput label={t('tasks.form.customer')} value={task.customerName} readOnly />
            ) : (
              <CustomerPicker label={t('tasks.form.customer')} value={picked} onChange={setPicked} />
            )}
          </>
        )}
        {made !== null && made.customerName !== '' && (
          <TextInput label={t('tasks.form.customer')} value={`${made.customerCode} ${made.customerName}`} readOnly />
        )}
        <Autocomplete
          size="xs"
          label={t('tasks.form.owner')}
          data={[...owners]}
          value={owner}
          onChange={setOwner}
          maxLength={200}
          readOnly={locked}
        />
        <div className={classes.pair}>
          <DayInput
            label={t('tasks.form.due')}
            value={dueOn}
            onChange={setDueOn}
            required
            disabled={locked}
            error={tried && dueOn === null ? t('tasks.form.dueMissing') : null}
          />
          <TextInput
            label={t('tasks.form.time')}
            placeholder={t('tasks.form.timeHint')}
            value={atTime}
            onChange={(event) => setAtTime(event.currentTarget.value)}
            error={timeRight ? null : t('tasks.form.timeWrong')}
            readOnly={locked}
          />
        </div>
        <Textarea
          label={t('tasks.form.note')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          rows={3}
          maxLength={5000}
          readOnly={locked}
        />
        {failure !== null && <Notice tone="bad">{failure}</Notice>}
        {!locked && (
          <Bar>
            <Button type="submit" loading={add.running || change.running}>
              {t('tasks.form.save')}
            </Button>
          </Bar>
        )}
      </form>
      {made !== null && <Result task={made} onClose={onClose} />}
      {made !== null && <TaskPaper task={made} />}
    </div>
  );
}

/** How the task ended, or the words to end it with. */
function Result({ task, onClose }: { readonly task: Task; readonly onClose: () => void }) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const { asOf, book } = useWorkingPoint();
  const finish = useCommand('collections.finishTask');
  const reopen = useCommand('collections.reopenTask');
  const remove = useCommand('collections.removeTask');
  const [result, setResult] = useState('');
  const [tried, setTried] = useState(false);
  const [removing, setRemoving] = useState(false);
  const close = (message: string): void => {
    notifications.show({ message });
    onClose();
  };
  if (task.doneOn !== null)
    return (
      <Notice tone="good">
        {t('tasks.form.doneOn', { day: format.day(task.doneOn), note: task.doneNote })}{' '}
        {!book.readOnly && (
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() =>
              void reopen.run({ taskId: task.taskId }).then((reply) => reply.ok && close(t('tasks.reopened')))
            }
          >
            {t('tasks.form.reopen')}
          </Button>
        )}
      </Notice>
    );
  if (book.readOnly) return null;
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (result.trim() === '') return;
        void finish
          .run({ taskId: task.taskId, doneOn: asOf, doneNote: result.trim() })
          .then((reply) => reply.ok && close(t('tasks.doneNow')));
      }}
    >
      <SectionTitle title={t('tasks.form.done')} />
      <TextInput
        label={t('tasks.form.doneNote')}
        description={t('tasks.form.doneNoteHint')}
        value={result}
        onChange={(event) => setResult(event.currentTarget.value)}
        error={tried && result.trim() === '' ? t('tasks.form.doneMissing') : null}
        maxLength={200}
        required
      />
      <Bar>
        <Button type="submit" variant="default" loading={finish.running}>
          {t('tasks.form.done')}
        </Button>
        <Button variant="subtle" color="red" onClick={() => setRemoving(true)}>
          {t('tasks.form.remove')}
        </Button>
      </Bar>
      <Confirm
        opened={removing}
        title={t('tasks.form.removeTitle')}
        confirmLabel={t('tasks.form.remove')}
        danger
        busy={remove.running}
        onConfirm={() =>
          void remove.run({ taskId: task.taskId }).then((reply) => reply.ok && close(t('tasks.removed')))
        }
        onCancel={() => setRemoving(false)}
      >
        {t('tasks.form.removeText')}
      </Confirm>
    </form>
  );
}
