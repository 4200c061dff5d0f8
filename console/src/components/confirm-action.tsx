import { App, Button, Form, Input, Modal, type ButtonProps } from 'antd';
import { useState } from 'react';

/** Asks for a reason: whether it must be given, and what it is for. */
interface Reason {
  isRequired: boolean;
  placeholder: string;
  maxLength?: number;
  label?: string;
}

interface Props {
  /** The verb on the button, and on the button of the dialog. */
  label: string;
  title: string;
  /** What will happen, in one sentence. */
  description: React.ReactNode;
  reason?: Reason;
  isDanger?: boolean;
  look?: ButtonProps['type'];
  size?: ButtonProps['size'];
  disabled?: boolean;
  /** Rejects when it did not work: the dialog stays, with what was typed. */
  onConfirm: (reason: string) => Promise<unknown>;
}

function ReasonField({ isRequired, placeholder, maxLength = 200, label = '原因' }: Reason) {
  const rules = [{ required: isRequired, whitespace: true, message: `请填写${label}` }];
  return (
    <Form.Item name="reason" label={label} rules={rules}>
      <Input.TextArea rows={3} maxLength={maxLength} showCount placeholder={placeholder} />
    </Form.Item>
  );
}

/** A button that says what it is about to do before it does it, and cannot be pressed twice. */
export function ConfirmAction(props: Props) {
  const { label, title, description, reason, isDanger = false, look = 'link', size = 'small' } = props;
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [form] = Form.useForm<{ reason?: string }>();
  const { message } = App.useApp();

  const confirm = async (): Promise<void> => {
    const values = await form.validateFields().catch(() => null); // the fields show what is missing
    if (values === null) return;
    setBusy(true);
    try {
      await props.onConfirm(values.reason?.trim() ?? '');
      setOpen(false);
    } catch (error) {
      // `useAction` has already shown the server's sentence.
      if (!(error instanceof Error)) void message.error('操作没有完成，请重试');
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <Button
        type={look}
        size={size}
        danger={isDanger}
        disabled={props.disabled}
        onClick={(event) => {
          event.stopPropagation();
          setOpen(true);
        }}
      >
        {label}
      </Button>
      <div onClick={(event) => event.stopPropagation()} className="contents">
        <Modal
          open={isOpen}
          title={title}
          okText={label}
          okButtonProps={{ danger: isDanger }}
          confirmLoading={isBusy}
          onOk={() => void confirm()}
          onCancel={() => !isBusy && setOpen(false)}
          destroyOnHidden
          width={440}
        >
          <div className="confirm-text">{description}</div>
          <Form form={form} layout="vertical" preserve={false}>
            {reason && <ReasonField {...reason} />}
          </Form>
        </Modal>
      </div>
    </>
  );
}
