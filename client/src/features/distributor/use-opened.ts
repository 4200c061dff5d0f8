import { useState } from 'react';

interface Opened {
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}

/** Which rows of a list are open: by id, as a row that is far from the screen is not in the page and keeps nothing. */
export function useOpened(): (id: string) => Opened {
  const [opened, setOpened] = useState<readonly string[]>([]);
  return (id) => ({
    isOpen: opened.includes(id),
    onOpen: (isOpen) =>
      setOpened((before) => (isOpen ? [...before, id] : before.filter((one) => one !== id))),
  });
}
