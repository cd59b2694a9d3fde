import type { ReactNode } from 'react';
import { DeskDialog, KeepAsIs } from '#components/desk/desk-dialog.tsx';
import { DeskForm } from '#components/desk/desk-form.tsx';

interface AskedFormProps {
  /** The question's name in the page's address, and the one that the address asks. */
  name: string;
  asked: string | null;
  path: string;
  opener: string;
  title: string;
  text: string;
  action: string;
  label: string;
  busy: string;
  done: string;
  onDone(): void;
  children?: ReactNode;
}

export function AskedForm({ name, asked, path, opener, title, text, onDone, children, ...form }: AskedFormProps) {
  return (
    <DeskDialog name={name} path={path} opener={opener} title={title} openAtLoad={asked === name}>
      {(close) => (
        <>
          <p className="small muted tabular">{text}</p>
          <DeskForm
            {...form}
            onDone={() => {
              close();
              onDone();
            }}
            beside={
              <KeepAsIs path={path} close={close}>
                Not now
              </KeepAsIs>
            }
          >
            {children}
          </DeskForm>
        </>
      )}
    </DeskDialog>
  );
}
