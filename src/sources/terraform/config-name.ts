/** The name of a resource inside its module: `aws_subnet.a`, `data.aws_ami.b`. */
export function configName(type: string, name: string, data: boolean): string {
  return data ? `data.${type}.${name}` : `${type}.${name}`;
}
