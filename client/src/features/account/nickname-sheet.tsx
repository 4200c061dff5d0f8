import { useRef, useState } from 'react';
import { Button } from '@/components/button';
import { toast } from '@/components/feedback';
import { Field, FieldGroup } from '@/components/field';
import { Popup } from '@/components/popup';
import { api, errorText } from '@/lib/request';
import { session } from '@/stores/session';

interface NicknameSheetProps {
  open: boolean;
  value: string;
  onClose: () => void;
}

export function NicknameSheet({ open, value, onClose }: NicknameSheetProps) {
  const text = useRef(value);
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    const nickname = text.current.trim();
    if (!nickname) {
      setError('昵称不能为空');
      return;
    }
    setBusy(true);
    try {
      session.setMember(await api.updateMe({ nickname }));
      toast({ text: '已保存', kind: 'success' });
      onClose();
    } catch (failure) {
      setError(errorText(failure));
    } finally {
      setBusy(false);
    }
  };
  const footer = (
    <Button block size="l" loading={isBusy} onPress={() => void save()}>
      保存
    </Button>
  );
  return (
    <Popup open={open} onClose={onClose} title="修改昵称" footer={footer}>
      <FieldGroup>
        <Field
          label="昵称"
          defaultValue={value}
          maxLength={20}
          error={error}
          onChange={(next) => {
            text.current = next;
            setError(undefined);
          }}
        />
      </FieldGroup>
    </Popup>
  );
}
