import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useWords } from "../words/use-words.ts";
import { usePreferences } from "./preferences.ts";

export function KeysDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const words = useWords();
  const { letters, change } = usePreferences();
  return (
    <ModalOverlay className="overlay" isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable>
      <Modal className="modal">
        <Dialog className="keys">
          <Heading slot="title">{words.keys.title}</Heading>
          <dl>
            {words.keys.rows.map(([keys, what]) => (
              <div key={keys}>
                <dt>
                  <kbd>{keys}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
          <label className="switch">
            <input type="checkbox" checked={letters} onChange={() => change({ letters: !letters })} />
            <span>{words.keys.letters}</span>
          </label>
          <Button className="primary" onPress={onClose}>
            {words.keys.close}
          </Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
