/** The app around the pages: navigation bar, tab bar, the platform's own toasts and questions. */
import type { TabBar } from '../program/config.js';
import type { Facade, FromShell, ShellWindow, ToShell } from './shell-bridge.js';

type Wire = { sayFromShell(message: FromShell): void };

const say = (message: FromShell): void => (window as unknown as Wire).sayFromShell(message);
const part = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
const [nav, title, back, pages, tabs, toast, question] = [
  'nav',
  'title',
  'back',
  'pages',
  'tabs',
  'toast',
  'question',
].map(part) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement];

let tabBar: TabBar = { list: [] };
let assets = '';

function element(tag: string, text = '', className = ''): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = className;
  return made;
}

/**
 * A touch becomes a click a moment later, wherever it then is: on a bar that the touch itself brought up. Only what was
 * touched is pressed.
 */
function onPress(button: HTMLElement, act: () => void): void {
  let isTouched = false;
  button.onpointerdown = () => (isTouched = true);
  button.onclick = () => {
    if (isTouched) act();
    isTouched = false;
  };
}

function open(page: number, url: string): void {
  const frame = document.createElement('iframe');
  frame.name = `page-${page}`;
  frame.src = url;
  pages.appendChild(frame);
}

function show({ page, isCustom, hasBack, tab, ...look }: Facade): void {
  for (const frame of pages.querySelectorAll('iframe'))
    frame.toggleAttribute('data-top', frame.name === `page-${page}`);
  title.textContent = look.title;
  nav.hidden = isCustom;
  nav.style.background = look.background;
  nav.style.color = look.color;
  back.hidden = !hasBack;
  tabs.hidden = tab === null;
  document.body.classList.toggle('custom', isCustom);
  document.body.classList.toggle('with-tabs', tab !== null);
  [...tabs.children].forEach((item, index) => {
    const { iconPath, selectedIconPath } = tabBar.list[index] ?? {};
    const icon = item.querySelector('img');
    if (icon) icon.src = `${assets}/${(index === tab ? selectedIconPath : iconPath) ?? ''}`;
    item.setAttribute('aria-selected', String(index === tab));
    (item as HTMLElement).style.color = (index === tab ? tabBar.selectedColor : tabBar.color) ?? '';
  });
}

function drawTabBar(wanted: TabBar, folder: string): void {
  tabBar = wanted;
  assets = folder;
  tabs.style.background = wanted.backgroundColor ?? '#fff';
  tabs.replaceChildren(
    ...wanted.list.map(({ text, iconPath }, index) => {
      const item = element('button');
      item.setAttribute('role', 'tab');
      if (iconPath) item.appendChild(document.createElement('img'));
      item.append(element('span', text), element('b'));
      onPress(item, () => say({ kind: 'tab', index }));
      return item;
    }),
  );
}

function ask({
  question: number,
  title: heading,
  content,
  choices,
}: Extract<ToShell, { kind: 'ask' }>): void {
  const answer = (choice: number): void => {
    question.hidden = true;
    say({ kind: 'answer', question: number, choice });
  };
  const box = element('div', '', 'box');
  box.setAttribute('role', 'dialog');
  box.setAttribute('aria-label', heading);
  box.append(element('h1', heading), element('p', content));
  choices.forEach((choice, index) => {
    const button = element('button', choice);
    onPress(button, () => answer(index));
    box.appendChild(button);
  });
  question.replaceChildren(box);
  question.hidden = false;
}

onPress(back, () => say({ kind: 'back' }));

(window as unknown as ShellWindow).show = (message) => {
  switch (message.kind) {
    case 'open':
      return open(message.page, message.url);
    case 'close':
      return document.getElementsByName(`page-${message.page}`)[0]?.remove();
    case 'show':
      return show(message);
    case 'title':
      title.textContent = message.title;
      return;
    case 'tab-bar':
      return drawTabBar(message.tabBar, message.assets);
    case 'badge': {
      const badge = tabs.children[message.index]?.querySelector('b');
      if (badge) badge.textContent = message.text;
      return;
    }
    case 'toast':
      toast.textContent = message.text;
      toast.hidden = message.text === null;
      return;
    case 'ask':
      return ask(message);
  }
};
