import { useState } from 'react';
import { View } from '@tarojs/components';
import { Pressable } from './base/pressable';
import { TextInput } from './base/text-input';
import type { Combobox } from './base/text-input-contract';
import { Icon } from './icon';
import { IconButton } from './icon-button';
import styles from './search-bar.module.scss';

export interface SearchBarProps {
  defaultValue?: string;
  placeholder?: string;
  /** With `onPress` it is a link to the search page rather than an input. */
  onPress?: () => void;
  onChange?: (text: string) => void;
  onSearch?: (text: string) => void;
  autoFocus?: boolean;
  combobox?: Combobox;
}

export function SearchBar({
  defaultValue = '',
  placeholder = '搜索好物',
  onPress,
  onChange,
  onSearch,
  autoFocus,
  combobox,
}: SearchBarProps) {
  const [text, setText] = useState(defaultValue);
  const [version, setVersion] = useState(0);
  if (onPress) {
    return (
      <Pressable
        className={`${styles.bar} ${styles.link}`}
        role="link"
        label={`搜索，${placeholder}`}
        onPress={onPress}
      >
        <Icon name="search" size={34} className={styles.icon} />
        <View className={styles.placeholder}>{placeholder}</View>
      </Pressable>
    );
  }
  const change = (next: string): void => {
    setText(next);
    onChange?.(next);
  };
  const clear = (): void => {
    change('');
    setVersion((n) => n + 1);
  };
  return (
    <View className={styles.bar} {...({ role: 'search' } as object)}>
      <Icon name="search" size={34} className={styles.icon} />
      <TextInput
        key={version}
        defaultValue={version === 0 ? defaultValue : ''}
        placeholder={placeholder}
        label="搜索"
        autoFocus={autoFocus || version > 0}
        combobox={combobox}
        confirmType="search"
        onChange={change}
        onConfirm={(value) => onSearch?.(value.trim())}
        className={styles.input}
      />
      {text !== '' && (
        <IconButton icon="close" label="清除" size={28} onPress={clear} className={styles.clear} />
      )}
      {onSearch && (
        <Pressable className={styles.go} onPress={() => onSearch(text.trim())}>
          搜索
        </Pressable>
      )}
    </View>
  );
}
