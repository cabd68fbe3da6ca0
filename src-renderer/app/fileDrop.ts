import { notifications } from '@mantine/notifications';
import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost, type PickedFile, type PickPurpose } from './host.ts';

export interface FileDropChoices {
  readonly purpose: PickPurpose;
  readonly busy: boolean;
  readonly onFile: (file: PickedFile) => void | Promise<void>;
}

export interface FileDrop {
  /** A file is held over the target. */
  readonly over: boolean;
  /** A file is on its way to the program. */
  readonly receiving: boolean;
  readonly choose: () => void;
  readonly receive: (taking: Promise<PickedFile | null>) => Promise<void>;
  /** For the element that takes the drop. */
  readonly target: {
    readonly 'data-over': true | undefined;
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: () => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/** A file by drop or by dialog, the same way wherever one is taken; one that does not arrive is said. */
export function useFileDrop({ purpose, busy, onFile }: FileDropChoices): FileDrop {
  const { t } = useTranslation();
  const host = useHost();
  const [over, setOver] = useState(false);
  const [receiving, setReceiving] = useState(false);

  const receive = async (taking: Promise<PickedFile | null>): Promise<void> => {
    setReceiving(true);
    try {
      const file = await taking;
      if (file !== null) await onFile(file);
    } catch (error) {
      notifications.show({ color: 'red', message: t('fileNotReceived', { detail: String(error) }), autoClose: 8000 });
    } finally {
      setReceiving(false);
    }
  };

  return {
    over,
    receiving,
    receive,
    choose: () => void receive(host.pickFile(purpose)),
    target: {
      'data-over': over || undefined,
      onDragOver: (event) => {
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event) => {
        event.preventDefault();
        setOver(false);
        const [dropped] = event.dataTransfer.files;
        if (dropped !== undefined && !busy) void receive(host.takeDropped(dropped));
      },
    },
  };
}
