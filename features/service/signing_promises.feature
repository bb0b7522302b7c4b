Feature: Signing a promise
  A clinician signs one promise as it reads today, like a rule. Only a promise that is proved for everybody
  can be signed.

  Scenario: A signature under a promise carries a name, a date and a note, and does not sign a rule
    When "anna" signs the promise "always-chest-pain" as "Dr Anna Test" with the note "As NICE has it."
    Then the promise "always-chest-pain" has these signatures
      | name         | date       | note            | holds |
      | Dr Anna Test | 2026-11-21 | As NICE has it. | yes   |
    And only the promise "always-chest-pain" is signed
    And no rule is signed
    And the chain holds

  Scenario: A changed promise asks again
    Given "anna" has signed the promise "always-chest-pain" as "Dr Anna Test" with the note "As NICE has it."
    When the promise "always-chest-pain" gets another title
    Then the promise "always-chest-pain" has these signatures
      | name         | date       | note            | holds |
      | Dr Anna Test | 2026-11-21 | As NICE has it. | no    |
    And no promise is signed

  Scenario: A signature stays when the rules change and the promise still reads the same
    Given "anna" has signed the promise "always-chest-pain" as "Dr Anna Test" with the note "As NICE has it."
    When the rule "chest-pain" gets another title
    Then only the promise "always-chest-pain" is signed

  Scenario: Nobody signs a promise that does not hold
    Given a content that sends strong pain to "plan_with_care"
    When a clinician at the desk signs the promise "pain-eight-no-week" as "Dr Anna Test"
    Then the clinician is told that the promise "does not hold for everybody"
    And no promise is signed

  Scenario: Nobody signs a promise that is about nobody
    Given a content in which the promise "always-chest-pain" is about nobody
    When a clinician at the desk signs the promise "always-chest-pain" as "Dr Anna Test"
    Then the clinician is told that the promise "is about nobody"
    And no promise is signed
