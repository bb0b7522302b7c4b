Feature: Danger answers
  What a person has said about a danger counts until the person takes it back where it was said. Another
  answer may mean that the question would no longer be asked; it takes nothing back. Whatever a table does
  not mention, the person answers as in people.md.

  Scenario Outline: A sign stays when another answer hides its question
    Given a person with two weeks of simple low back pain
    And the person answers
      | question            | answer  |
      | Age                 | <age>   |
      | <opens>             | <first> |
      | Where it hurts      | <where> |
      | When the injury was | <when>  |
      | Weeks pregnant      | <weeks> |
      | <question>          | <sign>  |
    And the person has filled in the form
    When the person changes "<opens>" to "<then>"
    Then the form still sends the person by the rule "<rule>"
    And the form shows that the answer to "<question>" still counts

    Examples:
      | says                                           | age | opens                          | first                     | where      | when                | weeks | question                   | sign                                       | then          | rule                                                                       |
      | a temple headache, and 40 after all            |     | Age                            | 72                        |            |                     |       | Temple, scalp, jaw, beat   | Headache at the temple                     | 40            | A new headache at the temple, from 50                                      |
      | a new kind of neck pain, and no neck after all | 40  | Where it hurts                 | Lower back; Neck          |            |                     |       | Neck and head signs        | Pain unlike any stiff neck before          | Lower back    | Neck pain unlike any before that does not behave like a stiff neck         |
      | no drink stays down, and no fever after all    | 40  | Fever, illness, falls, changes | Fever, or hot and shivery |            |                     |       | With fever or illness      | I cannot keep any drink down               | None of these | No drink stays down                                                        |
      | the neck cannot turn, and no fall after all    | 40  | How it began                   | Trip or fall              | Neck       | In the last 2 weeks |       | Since the injury           | I cannot turn my head halfway to each side | Slowly        | After an injury the head cannot be turned half-way                         |
      | cannot stand, and no fall after all            | 72  | How it began                   | Trip or fall              | Lower back | In the last 2 weeks |       | Since the injury           | I cannot stand or put weight on a leg      | Slowly        | Cannot stand or put weight on a leg since a fall, or a leg that is shorter |
      | bleeding, and not pregnant after all           | 40  | Pregnancy or recent birth      | Pregnant                  |            |                     | 20    | Warning signs in pregnancy | Heavy bleeding from the vagina             | None of these | Heavy bleeding in pregnancy or after a loss                                |
      | a new hip, and then no hip                     | 60  | Joints, bones, wounds          | Replaced hip              |            |                     |       | The replaced hip           | Under 12 weeks ago                         | None of these | A recently replaced hip, with precautions or not sure                      |

  Scenario: A sign that did not count at one age counts when the age is corrected
    Given a person with two weeks of simple low back pain
    And the person answers
      | question             | answer                          |
      | Age                  | 40                              |
      | Head, face and sight | New, sudden or unusual headache |
      | About the headache   | It is not my usual headache     |
    And the person has filled in the form
    When the person changes "Head, face and sight" to "None of these"
    And the person changes "Age" to "72"
    Then the form still sends the person by the rule "A headache that is not the usual one, from 50"

  Scenario: A sign is taken back where it was given, and nowhere else
    Given a person with two weeks of simple low back pain
    And the person answers
      | question            | answer                            |
      | Where it hurts      | Lower back; Neck                  |
      | Neck and head signs | Pain unlike any stiff neck before |
    And the person has filled in the form
    And the person has changed "Where it hurts" to "Lower back"
    When the person takes back the answer to "Neck and head signs"
    Then the form gives the person a week

  Scenario: An answer that means no danger goes with its question
    Given a person with two weeks of simple low back pain
    And the person answers
      | question            | answer           |
      | Where it hurts      | Lower back; Neck |
      | Neck and head signs | None of these    |
    And the person has filled in the form
    When the person changes "Where it hurts" to "Lower back"
    Then the form shows no answer that still counts

  Scenario: A program that sends a sign nobody asked for is sent to the same place
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                 | answer                 |
      | Age                      | 40                     |
      | Temple, scalp, jaw, beat | Headache at the temple |
    When the rules are run
    Then the triage is "Same day" because of the rule "A new headache at the temple, from 50"
