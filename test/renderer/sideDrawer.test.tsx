import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { AskReason } from '../../src-renderer/components/AskReason.tsx';
import { SideDrawer } from '../../src-renderer/components/SideDrawer.tsx';
import { show, withRoom } from './show.tsx';

withRoom();

function Rows() {
  const [open, setOpen] = useState(true);
  const [asking, setAsking] = useState(false);
  return (
    <SideDrawer opened={open} onClose={() => setOpen(false)} title="Rows">
      <button onClick={() => setAsking(true)}>waive</button>
      <AskReason
        opened={asking}
        title="Waive"
        reasonLabel="Reason"
        confirmLabel="Waive it"
        onConfirm={() => setAsking(false)}
        onCancel={() => setAsking(false)}
      />
    </SideDrawer>
  );
}

describe('Esc', () => {
  it('closes the dialog in front first, and the drawer behind it only when asked again', async () => {
    show(<Rows />);
    fireEvent.click(await screen.findByText('waive'));
    fireEvent.keyDown(await screen.findByLabelText(/^Reason/), { key: 'Escape' });
    await waitFor(() => expect(screen.queryByLabelText(/^Reason/)).toBeNull());
    fireEvent.keyDown(screen.getByText('waive'), { key: 'Escape' });
    await waitFor(() => expect(screen.queryByText('waive')).toBeNull());
  });

  it('is left to an open list in a field', async () => {
    show(<Rows />);
    const button = await screen.findByText('waive');
    button.setAttribute('data-mantine-stop-propagation', 'true');
    fireEvent.keyDown(button, { key: 'Escape' });
    expect(screen.getByText('waive')).toBeTruthy();
    button.removeAttribute('data-mantine-stop-propagation');
    fireEvent.keyDown(button, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByText('waive')).toBeNull());
  });
});
