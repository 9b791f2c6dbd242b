// Nobody reviews their own record (PHO-04): staff of a training school renew registrations too.

export type OwnRecord = 'own' | 'same-name' | 'other'

/**
 * A member of staff whose ID number is on the list is known by it. Without one the name has to do: a namesake's record is
 * kept back until the number is on the list.
 */
export function ownRecord(staff: { readonly name: string; readonly ownIdHash?: string | null }, trainee: { readonly name: string; readonly idHash: string }): OwnRecord {
  if (staff.ownIdHash) return staff.ownIdHash === trainee.idHash ? 'own' : 'other'
  return staff.name.replace(/\s/g, '') === trainee.name.replace(/\s/g, '') ? 'same-name' : 'other'
}
