/**
 * At most three positional parameters: past that, callers pass an object whose fields have names. A class that receives
 * its collaborators through the constructor (Nest) may have seven; an eighth says that the class does too much.
 */
const FUNCTION_LIMIT = 3;
const CONSTRUCTOR_LIMIT = 7;

/** @type {import('eslint').Rule.RuleModule} */
export const maxParams = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { tooMany: '{{count}} parameters, at most {{limit}}: pass one object with named fields.' },
  },
  create(context) {
    const check = (node) => {
      const isConstructor = node.parent?.type === 'MethodDefinition' && node.parent.kind === 'constructor';
      const limit = isConstructor ? CONSTRUCTOR_LIMIT : FUNCTION_LIMIT;
      const count = node.params.filter((param) => param.name !== 'this').length;
      if (count > limit) context.report({ node, messageId: 'tooMany', data: { count, limit } });
    };
    return { FunctionDeclaration: check, FunctionExpression: check, ArrowFunctionExpression: check };
  },
};
