// Streamlit calls this at mount and at every change of the data, which travels as bytes of JSON.
export default function (component) {
  return draw({ ...component, data: JSON.parse(new TextDecoder().decode(component.data)) });
}
