import { Component, type ReactNode } from 'react';
import { ErrorState } from './error-state';

interface Props {
  children?: ReactNode;
  onError?: (error: unknown) => void;
}

/** Keeps one broken part from emptying the page; React knows no hook for it. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError?.(error);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <ErrorState
        title="页面出了点问题"
        text="我们已经记录，请重试一次"
        onRetry={() => this.setState({ failed: false })}
      />
    );
  }
}
