// Stands in for a file of @modelcontextprotocol/server that brings along a validator of JSON Schema, a third of the bundle:
// it is only asked about what a user has filled into a form, and no form is shown here.

const { process } = globalThis;

export { process };

export class DefaultJsonSchemaValidator {
  getValidator(): never {
    throw new Error("No form is shown, so none is validated.");
  }
}
